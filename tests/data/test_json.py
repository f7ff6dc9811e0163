"""JSON: valid by the schemas that are published beside it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from publishing import Publication, made_up_files, session_at
from referencing import Registry, Resource

from ospe_build.archive.deck import cards


@pytest.fixture(scope="module")
def validator(published: Publication) -> Callable[[str], Draft202012Validator]:
    """Makes a validator of a published schema; references are followed beside it, never over the network."""
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in published.folder.glob("*.schema.json")}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    return lambda name: Draft202012Validator(schemas[name], registry=registry)


def test_sessions_follow_the_published_schema(
    published: Publication, validator: Callable[[str], Draft202012Validator]
) -> None:
    objects = published.objects()
    assert len(objects) == len(made_up_files())
    for one in objects:
        assert isinstance(one["esimerkki"], bool)
        rest = {key: value for key, value in one.items() if key != "id"}
        assert list(validator("session.schema.json").iter_errors(rest)) == []


def test_the_deck_follows_the_published_schema(
    published: Publication, validator: Callable[[str], Draft202012Validator]
) -> None:
    deck = json.loads(published.text("keinokortit.json"))
    assert [card["id"] for card in deck] == list(cards())
    assert list(validator("keinokortit.schema.json").iter_errors(deck)) == []


def test_a_session_is_the_same_alone_and_among_all(published: Publication) -> None:
    for one in published.objects():
        assert json.loads(published.text(f"pelikerrat/{one['id']}.json")) == one


def test_sessions_come_in_order_of_their_ids(published: Publication) -> None:
    assert [one["id"] for one in published.objects()] == sorted(path.stem for path in made_up_files())


def test_a_session_says_all_that_its_file_says(published: Publication) -> None:
    for path in made_up_files():
        one = json.loads(published.text(f"pelikerrat/{path.stem}.json"))
        assert one.pop("id") == path.stem
        assert one == session_at(path).value


def test_the_yaml_file_is_published_as_it_is(published: Publication) -> None:
    for path in made_up_files():
        assert published.text(f"pelikerrat/{path.stem}.yml") == path.read_bytes()


def test_an_archive_without_sessions_gives_an_empty_list(publication: Publication) -> None:
    publication.publish([])
    assert publication.objects() == []
    assert publication.sheet("laput") == []
    assert publication.rows("laput") == []
