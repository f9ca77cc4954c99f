"""The parts of a file for a word processor, put together."""

import re
from collections.abc import Sequence
from datetime import date

from acctplan.blocks.vocabulary import Document
from acctplan.ooxml import archive
from acctplan.renderers.docx.body import Body
from acctplan.renderers.docx.branding import Placed
from acctplan.renderers.docx.styles import NAMESPACES, RED, SOFT, numbering, styles
from acctplan.renderers.docx.text import run, xml

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z")
_EPOCH = date(1980, 1, 1)
_PORTRAIT, _LANDSCAPE = (11_906, 16_838), (16_838, 11_906)
_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header1": "header",
    "footer1": "footer",
}


def package(
    document: Document,
    body: Body,
    content: str,
    pictures: Sequence[bytes],
    logo: Placed | None = None,
    *,
    is_wide: bool,
) -> bytes:
    """The whole file. It bears no name of a person or program but its title, and no day but the document's."""
    language = document.language if _LANGUAGE.match(document.language) else "en"
    title = document.title or document.tongue.t("Document")
    xmls = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            [
                ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": _properties(title, document.description, language, document.day or _EPOCH),
        "word/document.xml": _document(
            (logo.paragraph if logo else "") + content + _section(is_wide=is_wide)
        ),
        "word/styles.xml": styles(language, body.paint),
        "word/numbering.xml": numbering(tuple(body.starts)),
        "word/settings.xml": _settings(language),
        "word/header1.xml": _header(
            document.look.name,
            document.tongue.t("Internal: not for customers") if document.internal else "",
            is_wide=is_wide,
        ),
        "word/footer1.xml": _footer(title, is_wide=is_wide),
        "word/_rels/document.xml.rels": _relations(_document_relations(body, logo)),
    }
    parts = {name: (_HEAD + text).encode("utf-8") for name, text in xmls.items()}
    media = {f"word/media/picture{number}.png": data for number, data in enumerate(pictures, 1)}
    if logo:
        media[f"word/media/{logo.file}"] = logo.content
    return archive(parts | media, document.day)


def _document(content: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>"


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpeg" ContentType="image/jpeg"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        f'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{overrides}</Types>'
    )


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{xml(target)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if kind.endswith('/hyperlink') else ''}/>"
        for name, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _document_relations(body: Body, logo: Placed | None) -> list[tuple[str, str, str]]:
    own = [(f"{name}", f"{_OFFICE}/{name.rstrip('1')}", f"{name}.xml") for name in list(_PARTS)[1:]]
    pictures = [
        (f"picture{number}", f"{_OFFICE}/image", f"media/picture{number}.png")
        for number in range(1, len(body.drawings) + 1)
    ]
    links = [(f"link{number}", f"{_OFFICE}/hyperlink", each) for number, each in enumerate(body.addresses, 1)]
    own_logo = [("logo", f"{_OFFICE}/image", f"media/{logo.file}")] if logo else []
    return [*own, *pictures, *own_logo, *links]


def _properties(title: str, description: str, language: str, day: date) -> str:
    moment = f'xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{xml(title)}</dc:title><dc:subject>{xml(description)}</dc:subject><dc:creator></dc:creator>"
        f"<dc:language>{language}</dc:language>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified></cp:coreProperties>"
    )


def _settings(language: str) -> str:
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val="{language}"/></w:settings>'
    )


def _section(*, is_wide: bool) -> str:
    wide, high = _LANDSCAPE if is_wide else _PORTRAIT
    turned = ' w:orient="landscape"' if is_wide else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar w:top="1250" w:right="1134" w:bottom="1134" '
        'w:left="1134" w:header="600" w:footer="560" w:gutter="0"/></w:sectPr>'
    )


def _header(name: str, banner: str, *, is_wide: bool) -> str:
    """The team's name at the left, who it is for at the right."""
    shown = run(banner, ("<w:b/><w:bCs/>", f'<w:color w:val="{RED}"/>')) if banner else ""
    if name:
        named = run(name, (f'<w:color w:val="{SOFT}"/>',))
        shown = (
            f'<w:pPr><w:pStyle w:val="Header"/>{_tab(is_wide=is_wide)}<w:jc w:val="left"/></w:pPr>{named}'
            + (f"<w:r><w:tab/></w:r>{shown}" if banner else "")
        )
        return f"<w:hdr {NAMESPACES}><w:p>{shown}</w:p></w:hdr>"
    return f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{shown}</w:p></w:hdr>'


def _tab(*, is_wide: bool) -> str:
    wide = (_LANDSCAPE if is_wide else _PORTRAIT)[0] - 2 * 1134
    return f'<w:tabs><w:tab w:val="right" w:pos="{wide}"/></w:tabs>'


def _footer(title: str, *, is_wide: bool) -> str:
    short = title if len(title) <= 90 else f"{title[:89]}…"
    return (
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{_tab(is_wide=is_wide)}</w:pPr>{run(short)}'
        f"<w:r><w:tab/></w:r>{_field('PAGE')}{run(' / ')}{_field('NUMPAGES')}</w:p></w:ftr>"
    )


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
