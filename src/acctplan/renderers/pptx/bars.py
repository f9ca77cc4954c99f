"""Bar charts that stay charts: numbers that whoever presents can edit in PowerPoint."""

import re
from decimal import Decimal
from typing import Any

from acctplan.blocks.characters import clean
from acctplan.languages import Tongue
from acctplan.renderers.pptx import text
from acctplan.renderers.pptx.figures import Bars, Role, Series
from acctplan.renderers.pptx.markup import EMU, Pen, Place, solid
from acctplan.renderers.pptx.workbook import workbook

_SIZE = 14
_LONGEST, _READ = 70, 400
_GAPS = {1: 300, 2: 130}
_LABELS = 0.34
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_BLANKS = re.compile("[ \t\r\n]+")


def add(shapes: Any, bars: Bars, place: Place, pen: Pen) -> None:
    """Add a chart to the shapes of a slide."""
    from pptx.enum.chart import XL_CHART_TYPE  # noqa: PLC0415 - slow to import
    from pptx.util import Emu  # noqa: PLC0415

    kinds = {
        (False, False): XL_CHART_TYPE.BAR_CLUSTERED,
        (True, False): XL_CHART_TYPE.BAR_STACKED,
        (False, True): XL_CHART_TYPE.COLUMN_CLUSTERED,
        (True, True): XL_CHART_TYPE.COLUMN_STACKED,
    }
    where = [Emu(round(each * EMU)) for each in place]
    percent = _percent(pen.tongue)
    frame = shapes.add_chart(kinds[bars.stacked, bars.upright], *where, _data(bars, percent, place.wide))
    described = frame.element.nvGraphicFramePr.cNvPr
    described.set("name", f"Chart {described.get('id')}")
    described.set("descr", bars.describe(pen.tongue))
    _dress(frame.chart, bars, pen, percent)
    _layout(frame.chart, bars)


def _percent(tongue: Tongue) -> str:
    """How a program writes a share, as the language has it: `0%`, `0 %`."""
    return tongue.forms.percent(Decimal(1)).replace("100", "0")


def _data(bars: Bars, percent: str, wide: float) -> Any:
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415 - slow to import

    class Data(CategoryChartData):
        """Numbers whose workbook holds texts as texts and no time of its making."""

        @property
        def xlsx_blob(self) -> bytes:
            header = ["", *(series.name for series in self)]
            columns = [list(series.values) for series in self]
            labels = [category.label for category in self.categories]
            rows = [[label, *(values[at] for values in columns)] for at, label in enumerate(labels)]
            return workbook([header, *rows])

    kind: Any = Data
    data = kind(number_format=percent if bars.percent else "#,##0")
    room = wide * (0.9 / len(bars.categories) if bars.upright else _LABELS - 0.04)
    data.categories = [_short(name, room) for name in bars.categories]
    for each in bars.series:
        data.add_series(clean(each.name), each.values)
    return data


def _short(name: str, room: float) -> str:
    """A name for an axis: no word of it is wider than its room, as some programs squeeze the whole chart then."""
    line = " ".join(_fitted(word, room) for word in _BLANKS.split(clean(name)[:_READ]) if word)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _fitted(word: str, room: float) -> str:
    pieces = text.wrapped(text.plain(word), _SIZE, room)
    return word if len(pieces) < 2 else f"{text.text_of(pieces[0])[:-1]}…"


def _dress(chart: Any, bars: Bars, pen: Pen, percent: str) -> None:
    """Colours of the theme, numbers at the bars, and no more lines than it takes."""
    from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK  # noqa: PLC0415
    from pptx.enum.dml import MSO_THEME_COLOR  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    chart.font.size = Pt(_SIZE)
    plot = chart.plots[0]
    gap = _GAPS.get(len(bars.categories), 55)
    plot.gap_width, plot.overlap = (45, 100) if bars.stacked else (gap, -5)
    chart.has_title = False
    chart.has_legend = len(bars.series) > 1 and not bars.stacked
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = Pt(_SIZE)
    categories, values = chart.category_axis, chart.value_axis
    categories.reverse_order = not bars.upright
    categories.tick_labels.font.size = Pt(_SIZE)
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    values.visible = False
    values.has_major_gridlines = bars.percent
    if bars.percent:
        known = [each for one in bars.series for each in one.values if each is not None]
        values.minimum_scale, values.maximum_scale = min([0.0, *known]), max([1.0, *known])
        values.major_unit = 0.25
        values.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
        values.major_gridlines.format.line.color.brightness = -0.15
    for series, one in zip(plot.series, bars.series, strict=True):
        _colour(series, one, pen)
        if not bars.labels:
            labels = series.data_labels
            labels.show_value, labels.number_format, labels.number_format_is_linked = True, percent, False
            labels.position, labels.font.size = XL_LABEL_POSITION.OUTSIDE_END, Pt(_SIZE)
        for at, value in enumerate(one.values if bars.labels and one.role is not Role.LIFT else ()):
            if value is not None:
                _label(series.points[at], bars.labels[at], pen.colours.bars.get(one.role, ""))


def _label(point: Any, shown: str, ground: str) -> None:
    """What stands at a bar, on a ground of the bar's colour: a thin bar would strike it through."""
    from pptx.enum.dml import MSO_THEME_COLOR  # noqa: PLC0415
    from pptx.oxml import parse_xml  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    frame = point.data_label.text_frame
    frame.text, frame.word_wrap = clean(shown), False
    font = frame.paragraphs[0].runs[0].font if frame.paragraphs[0].runs else frame.paragraphs[0].font
    font.size, font.bold = Pt(_SIZE), True
    font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    if ground:
        fill = parse_xml(f'<c:spPr xmlns:c="{_SPACE}" xmlns:a="{_DRAWING}">{solid(ground)}</c:spPr>')
        frame._txBody.getparent().addnext(fill)  # noqa: SLF001 - python-pptx has no other way


def _colour(series: Any, one: Series, pen: Pen) -> None:
    """The bars of a series: what is behind stands back, and what only lifts others is not seen."""
    from pptx.dml.color import RGBColor  # noqa: PLC0415 - slow to import
    from pptx.enum.dml import MSO_THEME_COLOR  # noqa: PLC0415

    series.invert_if_negative = False
    if one.role is Role.LIFT:
        series.format.fill.background()
        return
    series.format.fill.solid()
    colour = series.format.fill.fore_color
    digits = pen.colours.bars.get(one.role)
    if digits:
        digital: Any = RGBColor
        colour.rgb = digital(*bytes.fromhex(digits))
    else:
        colour.theme_color = MSO_THEME_COLOR.ACCENT_1


def _layout(chart: Any, bars: Bars) -> None:
    """Where the bars stand: names of rows have a third of the chart, whatever program draws it."""
    from pptx.oxml import parse_xml  # noqa: PLC0415 - slow to import

    below = 0.12 if chart.has_legend else 0.0
    x, y, wide, high = (
        (0.02, 0.06, 0.96, 0.72) if bars.upright else (_LABELS, 0.02, 0.94 - _LABELS, 0.96 - below)
    )
    sizes = "".join(
        f'<c:{name} val="{value}"/>' for name, value in (("x", x), ("y", y), ("w", wide), ("h", high))
    )
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx has no other way
    for old in area.findall(f"{{{_SPACE}}}layout"):
        area.remove(old)
    area.insert(
        0,
        parse_xml(f'<c:layout xmlns:c="{_SPACE}"><c:manualLayout>{modes}{sizes}</c:manualLayout></c:layout>'),
    )
