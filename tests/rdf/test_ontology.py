"""The ontology: what the code names is defined, what is defined is named, and every term can be understood."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD, Namespace

import kgexport
from kgexport.model import Act, EntityKind, Measure, Modality, Mode, Stance
from kgexport.rdf.namespaces import CLASSES, DATA_PROPERTIES, KG, OBJECT_PROPERTIES, ORDER, VALUES
from kgexport.resources import ontology_file

ONTOLOGY = URIRef("https://w3id.org/kgexport/ns")
ALIGNMENTS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
TERMS = {*CLASSES, *OBJECT_PROPERTIES, *DATA_PROPERTIES, *VALUES}

# Terms of vocabularies that rdflib does not bring, as their own documents define them.
FOREIGN = {
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#": {
        "Context", "OffsetBasedString", "anchorOf", "beginIndex", "endIndex", "referenceContext",
    },
    "http://semanticweb.cs.vu.nl/2009/11/sem/": {
        "Actor", "Event", "Place", "Time", "View", "accordingTo", "eventType", "hasActor", "hasPlace", "hasTime",
        "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp",
    },
    "http://www.w3.org/2005/11/its/rdf#": {"taConfidence"},
    "http://www.w3.org/ns/oa#": {"TextPositionSelector", "TextQuoteSelector", "end", "exact", "hasSource", "start"},
    "https://schema.followthemoney.tech/#": {
        "Company", "Document", "Event", "Interval:endDate", "Interval:startDate", "Occupancy", "Occupancy:holder",
        "Organization", "Person", "PublicBody", "Sanction", "Sanction:authority", "Sanction:entity",
        "Sanction:program", "Sanction:provisions", "Sanction:reason",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def ontology():
    return Graph().parse(data=ontology_file().read_text(encoding="utf-8"), format="turtle")


def members(ontology, term, predicate):
    value = ontology.value(term, predicate)
    union = ontology.value(value, OWL.unionOf)
    return set(Collection(ontology, union)) if union else {value}


def defined(ontology, kind):
    return {term for term in ontology.subjects(RDF.type, kind) if isinstance(term, URIRef)}


def test_what_the_code_names_is_what_the_ontology_defines(ontology):
    assert defined(ontology, OWL.Class) == set(CLASSES)
    assert defined(ontology, OWL.ObjectProperty) == set(OBJECT_PROPERTIES)
    assert defined(ontology, OWL.DatatypeProperty) == set(DATA_PROPERTIES)
    assert defined(ontology, OWL.NamedIndividual) == set(VALUES)
    assert {term for term in ontology.all_nodes() if isinstance(term, URIRef) and term in KG} == TERMS


def test_datatypes_and_kinds_of_values_agree(ontology):
    assert {term: ontology.value(term, RDFS.range) for term in DATA_PROPERTIES} == DATA_PROPERTIES
    for value, kind in VALUES.items():
        assert set(ontology.objects(value, RDF.type)) == {OWL.NamedIndividual, kind}


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (KG.Modality, Modality),
        (KG.MeetingMode, Mode),
        (KG.ActKind, Act),
        (KG.Measure, Measure),
        (KG.Stance, Stance),
    ],
)
def test_the_values_of_the_records_are_those_of_the_ontology(kind, values):
    assert {KG[value.value] for value in values} == {value for value, of in VALUES.items() if of == kind}


def test_the_kinds_of_entities_are_classes():
    assert {KG[kind.value] for kind in EntityKind} <= set(CLASSES)


@pytest.mark.parametrize("term", sorted(TERMS))
def test_every_term_has_a_label_a_comment_and_says_where_it_is_defined(term, ontology):
    (label,), (comment,) = ontology.objects(term, RDFS.label), ontology.objects(term, RDFS.comment)
    assert label.language == comment.language == "en"
    assert str(label).strip() == str(label)
    assert re.search(r"[.\")]$", comment)
    assert len(comment) > 20
    assert ontology.value(term, RDFS.isDefinedBy) == ONTOLOGY


@pytest.mark.parametrize("term", sorted({*OBJECT_PROPERTIES, *DATA_PROPERTIES}))
def test_every_property_has_a_domain_and_a_range(term, ontology):
    assert members(ontology, term, RDFS.domain) <= set(CLASSES)
    wanted = set(CLASSES) if term in OBJECT_PROPERTIES else {XSD[name] for name in XSD.__annotations__}
    assert members(ontology, term, RDFS.range) <= wanted


def test_countries_are_places_and_agents(ontology):
    assert {KG.Place, KG.Agent} <= set(ontology.objects(KG.Country, RDFS.subClassOf))
    for kind in (KG.Person, KG.Organisation, KG.UnnamedSource):
        assert (kind, RDFS.subClassOf, KG.Agent) in ontology
    for kind in (KG.Meeting, KG.SanctionAct):
        assert (kind, RDFS.subClassOf, KG.Event) in ontology


def test_alignments_name_terms_that_exist(ontology):
    bundled = [Namespace(str(space)) for space in (DCTERMS, FOAF, ORG, PROV, SDO, SKOS, TIME)]
    terms = {str(space): space for space in (DCTERMS, FOAF, ORG, PROV, SDO, SKOS, TIME)}
    used = set()
    for predicate in ALIGNMENTS:
        for other in ontology.objects(None, predicate):
            if other in KG:
                continue
            space = next(space for space in (*bundled, *map(Namespace, FOREIGN)) if other in space)
            used.add(str(space))
            local = str(other).removeprefix(space)
            assert local in FOREIGN[str(space)] if str(space) in FOREIGN else other in terms[str(space)], other
    assert used == {*terms, *FOREIGN}


def test_the_check_of_alignments_can_fail():
    assert SDO.Person in SDO
    assert URIRef(f"{SDO}NoSuchThing") not in SDO


def test_the_ontology_describes_itself(ontology):
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in ontology
    version = ontology.value(ONTOLOGY, OWL.versionInfo)
    assert ontology.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.license):
        assert ontology.value(ONTOLOGY, predicate)


def test_borrowed_properties_say_what_they_are_used_for(ontology):
    borrowed = set(ontology.subjects(SKOS.scopeNote, None))
    assert {*ORDER} == {*OBJECT_PROPERTIES, *DATA_PROPERTIES, *borrowed, RDF.type}
    assert len(ORDER) == len(set(ORDER))


def test_no_module_names_a_term_that_is_not_defined():
    """`KG.something` in the code is a term of the ontology, and nobody builds one from a string of its own."""
    package = Path(kgexport.__file__).parent
    names = {str(term).removeprefix(str(KG)) for term in TERMS}
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "KG":
                assert node.attr in names, f"{path}:{node.lineno}"
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and path.name != "namespaces.py":
                assert not re.search(r"w3id\.org/kgexport/ns#\w", node.value), f"{path}:{node.lineno}"
