"""What tests of whole files share."""

import pytest

import etl
from access import LOCAL_OPERATOR


@pytest.fixture
def load(tmp_path):
    """load(text or bytes, …) → the receipt, whose counts add up."""

    def load(text, name="结果.csv", dataset="sampling_results", encoding="utf-8", **said):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        receipt = etl.load(path, dataset, actor=LOCAL_OPERATOR, **said)
        assert receipt.accepted + receipt.refused + receipt.repeated + receipt.conflicts == receipt.read, "Rows went missing on the way."
        return receipt

    return load
