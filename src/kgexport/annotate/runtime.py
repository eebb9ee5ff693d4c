"""Settings of the maths library for a process of our own.

Only a program may do this to itself: the command line's worker calls it, importing kgexport never does. On processors
where the blis wheels fall back to their generic kernel, numpy's OpenBLAS with one thread takes about half the time;
the annotations are the same.
"""

from __future__ import annotations

import os

THREAD_VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def configure_maths() -> None:
    """One thread for the maths library, and thinc on it instead of blis.

    Call it before numpy is imported (the number of threads is read then) and before a model is loaded (its layers
    take the operations that are current then). For this process and its children; called again it changes nothing.
    """
    for variable in THREAD_VARIABLES:
        os.environ[variable] = "1"
    from kgexport.annotate.models import import_spacy

    import_spacy()
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
