"""Object stores: a bucket listed page by page, so that its size never decides how much memory a run takes.

Here: S3 and what speaks its protocol, through s3fs. Not here: other file systems, which documents.py lists folder by
folder, and where endpoint and credentials come from (the environment, as the AWS tools read it).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

S3_PROTOCOLS = {"s3", "s3a"}


def is_bucket(filesystem: Any) -> bool:
    """Whether `list_bucket` can list it."""
    protocol = filesystem.protocol
    return bool(S3_PROTOCOLS & ({protocol} if isinstance(protocol, str) else set(protocol)))


def list_bucket(filesystem: Any, root: str) -> Iterator[dict[str, Any]]:
    """The objects under `bucket/prefix` by key, as `name`, `size`, `LastModified`; one page of keys is held at a time.

    Not filesystem.find() or ls(): both gather all keys of a prefix before they return the first.
    """
    bucket, _, prefix = root.partition("/")
    request = {"Bucket": bucket, "Prefix": f"{prefix.rstrip('/')}/" if prefix else ""}
    while True:
        page = filesystem.call_s3("list_objects_v2", **request)
        for found in page.get("Contents", ()):
            if not found["Key"].endswith("/"):  # an empty object that stands for a folder
                yield {
                    "name": f"{bucket}/{found['Key']}",
                    "size": found["Size"],
                    "LastModified": found["LastModified"],
                    "type": "file",
                }
        if not page.get("IsTruncated"):
            return
        request["ContinuationToken"] = page["NextContinuationToken"]
