"""What each form of description in XML says of an edition, under each of the facts that it has a
place for: DataCite, Dublin Core, METS with PREMIS, MODS, EAD, and the header of TEI.
"""

from lxml import etree

from edition.verify.bags.forms_of_description import Said

_NAMES = {
    "d": "http://datacite.org/schema/kernel-4",
    "dc": "http://purl.org/dc/elements/1.1/",
    "terms": "http://purl.org/dc/terms/",
    "mets": "http://www.loc.gov/METS/",
    "premis": "http://www.loc.gov/premis/v3",
    "mods": "http://www.loc.gov/mods/v3",
    "ead": "http://ead3.archivists.org/schema/",
    "tei": "http://www.tei-c.org/ns/1.0",
}
_BEGINS = {"ISBN": "urn:isbn:", "ARK": "ark:", "DOI": "https://doi.org/"}
_LOCAL = "Local identifier"
_HREF = "{http://www.w3.org/1999/xlink}href"


def _of(root: etree._Element, path: str, attribute: str = "") -> tuple[str, ...]:
    """The text, or an attribute, of all elements at a path of ElementTree."""
    return tuple(
        each.get(attribute, "") if attribute else "".join(each.itertext())
        for each in root.iterfind(path, namespaces=_NAMES)
    )


def datacite_xml(root: etree._Element) -> Said:
    """DataCite XML 4.7."""
    created, made_public = (
        _of(root, f"d:dates/d:date[@dateType='{kind}']") for kind in ("Created", "Issued")
    )
    others = {
        kind: _of(
            root, f"d:alternateIdentifiers/d:alternateIdentifier[@alternateIdentifierType='{kind}']"
        )
        for kind in ("ISBN", "ARK", _LOCAL)
    }
    return {
        "identifier": _of(root, f"d:identifier[@identifierType='{_LOCAL}']") or others[_LOCAL],
        "DOI": _of(root, "d:identifier[@identifierType='DOI']"),
        "ISBN": others["ISBN"],
        "ARK": others["ARK"],
        "identifiers of people": tuple(sorted(_of(root, ".//d:nameIdentifier"))),
        "title": _of(root, "d:titles/d:title")[:1],
        "titles": _of(root, "d:titles/d:title"),
        "creator": _of(root, "d:creators/d:creator/d:creatorName"),
        "contributor": _of(root, "d:contributors/d:contributor/d:contributorName"),
        "publisher": _of(root, "d:publisher"),
        "date of the text": created,
        "date of the edition": made_public,
        "date to cite by": created or made_public,
        "year": _of(root, "d:publicationYear"),
        "rights": _of(root, "d:rightsList/d:rights", "rightsURI"),
        "rights in words": _of(root, "d:rightsList/d:rights"),
        "version": _of(root, "d:version"),
        "language": _of(root, "d:language"),
        "description": _of(root, "d:descriptions/d:description[@descriptionType='Abstract']"),
        "subjects": _of(root, "d:subjects/d:subject"),
        "series": _of(root, "d:descriptions/d:description[@descriptionType='SeriesInformation']"),
    }


def dublin_core(root: etree._Element) -> Said:
    """The elements and terms below `root`; of the identifiers the first is the edition's own, those
    that begin as names do were given by others, and the one left is its address.
    """
    identifiers = _of(root, "dc:identifier")
    named = {
        kind: tuple(name for name in identifiers[1:] if name.startswith(begins))
        for kind, begins in _BEGINS.items()
    }
    others = {name for names in named.values() for name in names}
    return {
        "ISBN": tuple(name.removeprefix(_BEGINS["ISBN"]) for name in named["ISBN"]),
        "ARK": named["ARK"],
        "DOI": tuple(name.removeprefix(_BEGINS["DOI"]) for name in named["DOI"]),
        "identifier": identifiers[:1],
        "title": _of(root, "dc:title")[:1],
        "titles": _of(root, "dc:title"),
        "creator": _of(root, "dc:creator"),
        "contributor": _of(root, "dc:contributor"),
        "publisher": _of(root, "dc:publisher"),
        "date of the text": _of(root, "terms:created"),
        "date of the edition": _of(root, "terms:issued"),
        "rights": _of(root, "terms:license"),
        "rights in words": _of(root, "dc:rights"),
        "language code": _of(root, "dc:language"),
        "description": _of(root, "terms:abstract"),
        "subjects": _of(root, "dc:subject"),
        "series": _of(root, "terms:isPartOf"),
        "address": tuple(name for name in identifiers[1:] if name not in others),
    }


def mets(root: etree._Element) -> Said:
    """METS itself, and the rights and the making in PREMIS."""
    stated = ".//premis:otherRightsInformation"
    said: dict[str, tuple[str, ...]] = {
        "identifier": (root.get("OBJID", ""),),
        "title": (root.get("LABEL", ""),),
        "date of the edition": _of(root, ".//premis:event/premis:eventDateTime"),
        "rights": _of(root, f"{stated}//premis:otherRightsDocumentationIdentifierValue"),
    }
    in_words = _of(root, f"{stated}/premis:otherRightsNote")
    return {**said, "rights in words": in_words} if in_words else said


def dublin_core_of_mets(root: etree._Element) -> Said:
    """The Dublin Core that METS wraps."""
    held = root.find("mets:dmdSec//metadata", namespaces=_NAMES)
    return dublin_core(root if held is None else held)


def mods(root: etree._Element) -> Said:
    """MODS; the two ends of a span of time stand apart, and a contributor has a label."""
    named = [
        (name.get("displayLabel", ""), " ".join(_of(name, "mods:namePart")))
        for name in root.iterfind("mods:name", _NAMES)
    ]
    origin = "mods:originInfo"
    return {
        "identifier": _of(root, "mods:identifier[@type='local']"),
        **{
            kind: _of(root, f"mods:identifier[@type='{kind.lower()}']")
            for kind in ("ISBN", "ARK", "DOI")
        },
        "identifiers of people": tuple(sorted(_of(root, "mods:name/mods:nameIdentifier"))),
        "title": _of(root, "mods:titleInfo/mods:title")[:1],
        "titles": _of(root, "mods:titleInfo/mods:title"),
        "creator": tuple(name for label, name in named if not label),
        "contributor": tuple(name for label, name in named if label),
        "publisher": _of(root, f"{origin}/mods:publisher"),
        "date of the text": tuple(
            filter(None, ("/".join(_of(root, f"{origin}/mods:dateCreated")),))
        ),
        "date of the edition": _of(root, f"{origin}/mods:dateIssued"),
        "rights": _of(root, "mods:accessCondition", _HREF),
        "rights in words": _of(root, "mods:accessCondition"),
        "version": _of(root, f"{origin}/mods:edition"),
        "language code": _of(root, "mods:language/mods:languageTerm"),
        "description": _of(root, "mods:abstract"),
        "subjects": _of(root, "mods:subject/mods:topic"),
        "address": _of(root, "mods:location/mods:url"),
    }


def ead(root: etree._Element) -> Said:
    """A component of EAD."""
    return {
        "identifier": _of(root, "ead:did/ead:unitid")[:1],
        **{
            kind: _of(root, f"ead:did/ead:unitid[@localtype='{kind}']")
            for kind in ("ISBN", "ARK", "DOI")
        },
        "title": _of(root, "ead:did/ead:unittitle")[:1],
        "titles": _of(root, "ead:did/ead:unittitle"),
        "creator": _of(root, "ead:did/ead:origination//ead:part"),
        "contributor": tuple(
            name
            for kind in ("persname", "corpname")
            for name in _of(root, f"ead:controlaccess/ead:{kind}/ead:part")
        ),
        "date of the text": _of(root, "ead:did/ead:unitdate[@label='creation']", "normal"),
        "date of the edition": _of(root, "ead:did/ead:unitdate[@label='edition']", "normal"),
        "language": _of(root, "ead:did/ead:langmaterial/ead:language"),
        "language code": _of(root, "ead:did/ead:langmaterial/ead:language", "langcode"),
        "description": _of(root, "ead:scopecontent/ead:p"),
        "subjects": _of(root, "ead:controlaccess/ead:subject/ead:part"),
        "address": _of(root, "ead:did/ead:dao", "href"),
    }


def tei(root: etree._Element) -> Said:
    """The header of TEI."""
    file = "tei:teiHeader/tei:fileDesc"
    publication = f"{file}/tei:publicationStmt"
    return {
        "identifier": _of(root, f"{publication}/tei:idno[@type='local']"),
        "title": _of(root, f"{file}/tei:titleStmt/tei:title")[:1],
        "titles": _of(root, f"{file}/tei:titleStmt/tei:title"),
        "creator": _of(root, f"{file}/tei:titleStmt/tei:author"),
        "contributor": (
            *_of(root, f"{file}/tei:titleStmt/tei:editor"),
            *_of(root, f"{file}/tei:titleStmt/tei:respStmt/tei:persName"),
            *_of(root, f"{file}/tei:titleStmt/tei:respStmt/tei:orgName"),
        ),
        "publisher": _of(root, f"{publication}/tei:publisher"),
        "date of the text": _of(root, "tei:teiHeader/tei:profileDesc/tei:creation/tei:date"),
        "date of the edition": _of(root, f"{publication}/tei:date", "when"),
        "rights": _of(root, f"{publication}/tei:availability/tei:licence", "target"),
        "rights in words": _of(root, f"{publication}/tei:availability/tei:licence"),
        "version": _of(root, f"{file}/tei:editionStmt/tei:edition", "n"),
        "language": _of(root, "tei:teiHeader/tei:profileDesc/tei:langUsage/tei:language", "ident"),
        "subjects": _of(root, "tei:teiHeader/tei:profileDesc/tei:textClass/tei:keywords/tei:term"),
        "address": _of(root, f"{publication}/tei:idno[@type='URL']"),
        **{
            kind: _of(root, f"{publication}/tei:idno[@type='{kind}']")
            for kind in ("ISBN", "ARK", "DOI")
        },
        "identifiers of people": tuple(
            sorted(
                address
                for kind in ("persName", "orgName")
                for reference in _of(root, f"{file}/tei:titleStmt//tei:{kind}", "ref")
                for address in reference.split()
            )
        ),
    }
