"""One transfer by boto3, with the sizes of TransferSizes.cs."""
import concurrent.futures
import os
import sys

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

PART, PARTS, SMALL = 16 * 1024 * 1024, 4, 32
bucket, verb, *rest = sys.argv[1:]
client = boto3.client(
    "s3", endpoint_url=os.environ["PEER_ENDPOINT"],
    config=Config(s3={"addressing_style": "path"}, max_pool_connections=SMALL))
transfer = TransferConfig(multipart_threshold=PART, multipart_chunksize=PART, max_concurrency=PARTS)


def found(prefix):
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
        for item in page.get("Contents", []):
            yield item["Key"]


def each(work, items):
    with concurrent.futures.ThreadPoolExecutor(SMALL) as pool:
        for _ in pool.map(work, items):
            pass


def put(path, key):
    with open(path, "rb") as file:
        client.put_object(Bucket=bucket, Key=key, Body=file)


def get(key, path):
    with open(path, "wb") as file:
        file.write(client.get_object(Bucket=bucket, Key=key)["Body"].read())


def delete(prefix):
    keys = [{"Key": key} for key in found(prefix)]
    for start in range(0, len(keys), 1000):
        client.delete_objects(Bucket=bucket, Delete={"Objects": keys[start:start + 1000], "Quiet": True})


if verb == "upload":
    client.upload_file(rest[0], bucket, rest[1], Config=transfer)
elif verb == "download":
    client.download_file(bucket, rest[0], rest[1], Config=transfer)
elif verb == "upload-folder":
    each(lambda name: put(os.path.join(rest[0], name), rest[1] + name), os.listdir(rest[0]))
elif verb == "download-folder":
    os.makedirs(rest[1], exist_ok=True)
    each(lambda key: get(key, os.path.join(rest[1], os.path.basename(key))), list(found(rest[0])))
elif verb == "upload-stream":
    client.upload_fileobj(sys.stdin.buffer, bucket, rest[0], Config=transfer)
elif verb == "list":
    print(sum(1 for _ in found(rest[0])))
elif verb == "delete":
    delete(rest[0])
elif verb == "copy":
    client.copy_object(Bucket=bucket, Key=rest[1], CopySource={"Bucket": bucket, "Key": rest[0]})
else:
    sys.exit(f"no verb {verb}")
