"""Annotation: a spaCy pipeline over the text of documents.

In: `Document` records. Out: each with its spaCy `Doc`, or a `DocumentError`. The caller loads the model, once.
"""

from kgexport.annotate.annotate import annotate
from kgexport.annotate.models import DEFAULT_MODEL, load_model, model_info
from kgexport.annotate.runtime import configure_maths

__all__ = ["DEFAULT_MODEL", "annotate", "configure_maths", "load_model", "model_info"]
