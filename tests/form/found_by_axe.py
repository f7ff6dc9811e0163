"""What axe finds wrong on a page as it is now."""

from typing import Any

from form_files import ROOT
from playwright.sync_api import Page

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

# Form and game hold all their screens at once. Axe judges none that is hidden but works out its styles, which took most
# of its time: what nothing seen refers to is set aside. Only a double id is wrong where it is hidden: that comes first.
RUN = """async (colours) => {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id).sort();
  const double = ids.filter((id, place) => id === ids[place - 1]);
  if (double.length) throw new Error(`double ids: ${double}`);

  const seen = [...document.querySelectorAll("*")].filter((each) => each.checkVisibility());
  const meant = seen.flatMap((each) => each.getAttributeNames()
    .filter((name) => name.startsWith("aria-") || ["for", "list", "form"].includes(name))
    .flatMap((name) => each.getAttribute(name).split(/\\s+/u).map((id) => document.getElementById(id)))
    .filter(Boolean));
  const aside = [];
  const setAside = (parent) => {
    for (const each of [...parent.children]) {
      if (each.matches("script, style, template") || meant.includes(each)) continue;
      if (getComputedStyle(each).display === "none" && !meant.some((one) => each.contains(one))) {
        const mark = document.createComment("");
        each.replaceWith(mark);
        aside.push([mark, each]);
      } else {
        setAside(each);
      }
    }
  };
  setAside(document.body);
  try {
    const rules = axe.getRules(["wcag2a", "wcag2aa"]).filter(({ tags }) => tags.includes("cat.color"));
    const chosen = { runOnly: { type: "rule", values: rules.map(({ ruleId }) => ruleId) } };
    return await axe.run(document, { ...(colours ? chosen : {}), resultTypes: ["violations"] });
  } finally {
    for (const [mark, each] of aside) mark.replaceWith(each);
  }
}"""


def violations(page: Page, *, colours: bool = False) -> list[str]:
    """What axe finds, on colours alone where nothing else differs from what was looked at before."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    result: dict[str, Any] = page.evaluate(RUN, colours)
    assert result["passes"]  # axe ran
    return [
        f"{found['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for found in result["violations"]
        for node in found["nodes"]
    ]
