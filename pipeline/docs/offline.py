"""Great Expectations' pages made to work without a network.

They load Bootstrap 4, icons and a dozen more from public CDNs, and build their first page in the browser. Here those
links are taken out, what MkDocs ships of the same is put in, and the first page is left to one of ours. What stays away
is filtering within a page.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import mkdocs

THEME = Path(mkdocs.__file__).with_name("themes") / "mkdocs"
STYLES = ("css/bootstrap.min.css", "css/fontawesome.min.css", "css/solid.min.css")
ASSETS = (*STYLES, "js/bootstrap.bundle.min.js", "webfonts/fa-solid-900.woff2")
# Bootstrap 5 has given up the coloured badges, and the rest is an advertisement.
OWN_STYLE = (
    ".badge-secondary {background: #6c757d} footer {display: none} main, body > .container-fluid {padding: 0 1rem}"
)
FAILED = "fa-times text-danger"
INTRODUCTION = (
    "What Great Expectations checks before dbt builds anything, and what it said of the data at hand "
    "(of the first rows, where a table is large)."
)
ELSEWHERE = r"""["']https?://[^"']*["'][^>]*>"""
OUTSIDE = re.compile(
    rf"<link\b[^>]*\bhref={ELSEWHERE}|<script\b[^>]*\bsrc={ELSEWHERE}\s*</script>|<img\b[^>]*\bsrc={ELSEWHERE}",
    flags=re.IGNORECASE,
)
# They drive jQuery and Vega, which are not there any more.
INLINE_SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>", flags=re.IGNORECASE | re.DOTALL)
BOOTSTRAP_5 = {
    "data-toggle=": "data-bs-toggle=",
    "data-target=": "data-bs-target=",
    "data-dismiss=": "data-bs-dismiss=",
}


def make_offline(site: Path) -> int:
    """Rewrite every page below the folder; gives their number."""
    (site / "index.html").unlink()
    for asset in ASSETS:
        copy = site / "static" / asset
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(THEME / asset, copy)
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        up = "../" * (len(page.relative_to(site).parts) - 1)
        page.write_text(offline(page.read_text("utf-8"), f"{up}static"), "utf-8")
    return len(pages)


def rules_page(site: Path) -> str:
    """Our first page, as Markdown: every suite with its rules and its verdict on the data."""
    lines = [
        "# Rules and verdicts",
        "",
        INTRODUCTION,
        "",
        "| table | view | rules | verdict |",
        "| --- | --- | --- | --- |",
    ]
    for rules in sorted((site / "expectations").rglob("*.html")):
        schema, table, view = rules.relative_to(site / "expectations").with_suffix("").parts
        (verdict,) = (site / "validations" / schema / table / view).rglob("*.html")
        said = "failed" if FAILED in verdict.read_text("utf-8") else "holds"
        links = (f"[rules]({rules.relative_to(site)})", f"[{said}]({verdict.relative_to(site)})")
        lines.append(f"| {schema}.{table} | {view} | {' | '.join(links)} |")
    return "\n".join((*lines, ""))


def offline(html: str, assets: str) -> str:
    """A page without anything from elsewhere, with Bootstrap from the folder `assets` (a relative address)."""
    html = INLINE_SCRIPT.sub("", OUTSIDE.sub("", html))
    for old, new in BOOTSTRAP_5.items():
        html = html.replace(old, new)
    links = "".join(f'<link rel="stylesheet" href="{assets}/{style}">' for style in STYLES)
    script = f'<script src="{assets}/js/bootstrap.bundle.min.js"></script>'
    # The links before the page's own styles, which build on them.
    html = html.replace("<head>", f"<head>{links}", 1).replace("</head>", f"<style>{OWN_STYLE}</style></head>", 1)
    return html.replace("</body>", f"{script}</body>", 1)
