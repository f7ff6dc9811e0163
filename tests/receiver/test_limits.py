"""How often anybody may send: one sender, and all together, in memory that does not grow."""

from ospe_build.receiver.limits import IN_ALL, PER_ADDRESS, SPAN_S, Limits, sender


def test_one_sender_waits_for_the_next_span() -> None:
    limits = Limits()
    assert [limits.wait_s("192.0.2.1", 5) for _ in range(PER_ADDRESS)] == [0] * PER_ADDRESS
    assert limits.wait_s("192.0.2.1", 6) == SPAN_S
    assert limits.wait_s("192.0.2.2", 6) == 0
    assert limits.wait_s("192.0.2.1", 5 + SPAN_S) == 0


def test_all_together_are_bounded_and_no_more_addresses_are_kept() -> None:
    limits = Limits()
    taken = [limits.wait_s(f"198.51.{n // 256}.{n % 256}", 0) == 0 for n in range(10_000)]
    assert sum(taken) == IN_ALL
    assert len(limits._counts) == IN_ALL  # noqa: SLF001 - what it holds is what is asked


def test_a_connection_of_ipv6_is_one_sender_whatever_address_it_takes() -> None:
    assert sender("2001:db8:1:2:3::4") == sender("2001:db8:1:2::ffff") != sender("2001:db8:1:3::4")
    assert sender("::ffff:192.0.2.1") != sender("::ffff:192.0.2.2")
    assert sender("unix:") == sender("") == ""
