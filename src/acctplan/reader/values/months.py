"""Names of months in the languages that plans are written in."""

_NAMES = (
    "jan january januar janvier enero janeiro gennaio январь января",
    "feb february februar février fevrier febrero fevereiro febbraio февраль февраля",
    "mar march märz maerz mrz mars marzo março март марта",
    "apr april avril abril aprile апрель апреля",
    "may mai mayo maio maggio май мая",
    "jun june juni juin junio junho giugno июнь июня",
    "jul july juli juillet julio julho luglio июль июля",
    "aug august août aout agosto август августа",
    "sep sept september septembre septiembre setembro settembre сентябрь сентября",
    "oct october okt oktober octobre octubre outubro ottobre октябрь октября",
    "nov november novembre noviembre novembro ноябрь ноября",
    "dec december dez dezember décembre decembre diciembre dezembro dicembre dic декабрь декабря",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Month number by lower-case name or abbreviation without its dot."""

TITLES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""English names, January first."""
