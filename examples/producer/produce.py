#!/usr/bin/env python3
"""Sends records to Tidemark's topics. Needs Python 3.8 and, to send, confluent-kafka or kafka-python.

Input is a file of JSON lines, or standard input:

    {"topic": "ticks", "value": {"ts": "2026-03-02T14:30:00Z", "symbol": "ACME", "bid": "50.02"}}

Fields may be left out where the schema has a default. Prices, quantities and amounts are decimals
in quotes, times are ISO-8601. A value of null with a "key" deletes a row of a reference topic.
"""
import argparse
import datetime
import decimal
import json
import pathlib
import struct
import sys
import urllib.parse
import urllib.request

AVRO = pathlib.Path(__file__).resolve().parents[2] / "src/contracts/src/main/avro"
RECORDS = {  # topic: schema, fields that make the key
    "ticks": ("Tick", ["symbol"]),
    "trades": ("Trade", ["account"]),
    "cash": ("Cash", ["account"]),
    "instruments": ("Instrument", ["symbol"]),
    "accounts": ("Account", ["account"]),
    "limits": ("Limit", ["account", "symbol"]),
    "signal-rules": ("SignalRule", ["name"]),
}


# ---- the schema's fingerprint: CRC-64-AVRO of its parsing canonical form

def canonical(schema, namespace=None):
    """The schema without what does not matter to a reader, as the Avro specification orders it."""
    if isinstance(schema, str):
        return json.dumps(schema, ensure_ascii=False)
    if isinstance(schema, list):
        return "[" + ",".join(canonical(s, namespace) for s in schema) + "]"
    kind = schema["type"]
    if kind not in ("record", "enum", "array", "map", "fixed"):
        return canonical(kind, namespace)  # a primitive with a logical type
    parts = []
    if "name" in schema:
        namespace = schema.get("namespace", namespace)
        parts.append('"name":' + json.dumps(f"{namespace}.{schema['name']}"))
    parts.append('"type":' + json.dumps(kind))
    if kind == "array":
        parts.append('"items":' + canonical(schema["items"], namespace))
    if kind == "record":
        fields = (
            '{"name":' + json.dumps(f["name"]) + ',"type":' + canonical(f["type"], namespace) + "}"
            for f in schema["fields"])
        parts.append('"fields":[' + ",".join(fields) + "]")
    if kind == "enum":
        parts.append('"symbols":' + json.dumps(schema["symbols"], separators=(",", ":")))
    return "{" + ",".join(parts) + "}"


def fingerprint(text):
    empty = 0xC15D213AA4D7A795
    crc = empty
    for byte in text.encode():
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (empty if crc & 1 else 0)
    return crc


# ---- Avro's binary encoding

def number(value):
    """A long: zig-zag, then seven bits a byte, the lowest first."""
    value = (value << 1 ^ value >> 63) & 0xFFFFFFFFFFFFFFFF
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def long_of(name, schema, value):
    """Micros of a time, units of 1e-8 of a decimal (a multiplier's 1e-4), a whole number as is."""
    if isinstance(value, int):
        return value
    if isinstance(schema, dict) and schema.get("logicalType") == "timestamp-micros":
        time = datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
        since = time - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
        return since // datetime.timedelta(microseconds=1)
    units = decimal.Decimal(value).scaleb(4 if name == "multiplier" else 8)
    if units != units.to_integral_value():
        raise ValueError(f"{name}: {value} has too many decimals")
    return int(units)


def encode(name, schema, value):
    if isinstance(schema, list):  # a union of null and one type
        branch = 0 if value is None else 1
        return number(branch) + encode(name, schema[branch], value)
    kind = schema["type"] if isinstance(schema, dict) else schema
    if kind == "null":
        return b""
    if kind == "boolean":
        return b"\x01" if value else b"\x00"
    if kind == "array":  # one block, and the end
        items = b"".join(encode(name, schema["items"], item) for item in value)
        return (number(len(value)) + items if value else b"") + number(0)
    if kind == "long":
        return number(long_of(name, schema, value))
    if kind == "string":
        return number(len(value.encode())) + value.encode()
    if kind == "enum":
        return number(schema["symbols"].index(value))
    if kind == "record":
        unknown = set(value) - {f["name"] for f in schema["fields"]}
        if unknown:
            raise ValueError(f"{schema['name']} has no {', '.join(sorted(unknown))}")
        return b"".join(field(f, value) for f in schema["fields"])
    raise ValueError(f"{name}: {kind} is in no input schema")


def field(schema, record):
    if schema["name"] not in record and "default" not in schema:
        raise ValueError(f"{schema['name']} is missing")
    value = record.get(schema["name"], schema.get("default"))
    return encode(schema["name"], schema["type"], value)


# ---- what stands before a record

def registered(registry, topic, schema):
    """The id of the schema in a registry."""
    subject = urllib.parse.quote(topic + "-value", safe="")
    request = urllib.request.Request(
        f"{registry.rstrip('/')}/subjects/{subject}/versions",
        json.dumps({"schema": json.dumps(schema)}).encode(),
        {"Content-Type": "application/vnd.schemaregistry.v1+json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["id"]


class Encoder:
    def __init__(self, topic, prefix, registry):
        record, self.key = RECORDS[topic]
        self.schema = json.loads((AVRO / f"{record}.avsc").read_text(encoding="utf-8"))
        self.topic = prefix + topic
        if registry:
            self.header = struct.pack(">bI", 0, registered(registry, self.topic, self.schema))
        else:
            self.header = b"\xc3\x01" + struct.pack("<Q", fingerprint(canonical(self.schema)))

    def message(self, line):
        value = line["value"]
        if value is None:
            return self.topic, line["key"].encode(), None
        body = encode(self.topic, self.schema, value)
        return self.topic, self.key_of(value).encode(), self.header + body

    def key_of(self, value):
        """The field, or several by bars; a blank one at the end is left out."""
        if len(self.key) == 1:
            return value[self.key[0]]
        names = [value.get(name, "") for name in self.key]
        while len(names) > 1 and not names[-1]:
            names.pop()
        return "|".join(n.replace("\\", "\\\\").replace("|", "\\|") for n in names)


# ---- sending

def sender(bootstrap):
    """A function that sends a message, and one that waits until all are there."""
    try:
        import confluent_kafka
    except ImportError:
        pass
    else:
        # librdkafka's own choice of partition is not that of Java clients.
        producer = confluent_kafka.Producer(
            {"bootstrap.servers": bootstrap, "partitioner": "murmur2_random", "acks": "all",
             "enable.idempotence": True})
        failures = []

        def delivered(error, _):
            if error:
                failures.append(str(error))

        def send(topic, key, value):
            while True:
                try:
                    producer.produce(topic, value, key, on_delivery=delivered)
                    producer.poll(0)
                    return
                except BufferError:
                    producer.poll(1)

        def flush():
            producer.flush()
            if failures:
                sys.exit(f"{len(failures)} records were not taken: {failures[0]}")

        return send, flush
    try:
        import kafka
    except ImportError:
        sys.exit("neither confluent-kafka nor kafka-python is installed; --print needs none")
    producer = kafka.KafkaProducer(bootstrap_servers=bootstrap.split(","), acks="all")
    sent = []
    return (
        lambda topic, key, value: sent.append(producer.send(topic, value, key)),
        lambda: [one.get(timeout=30) for one in sent])


def main():
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", nargs="?", help="JSON lines; standard input if left out")
    options.add_argument("--bootstrap", default="localhost:9092", help="brokers, host:port")
    options.add_argument("--prefix", default="", help="topics.prefix")
    options.add_argument("--registry", default="", help="schema.registry.url")
    options.add_argument("--print", action="store_true", dest="show",
                         help="write topic, key and value (hex; - is null) instead of sending")
    options = options.parse_args()
    if options.show:
        send, flush = (lambda t, k, v: print(t, k.hex(), "-" if v is None else v.hex())), None
    else:
        send, flush = sender(options.bootstrap)
    encoders = {}
    with open(options.file, encoding="utf-8") if options.file else sys.stdin as lines:
        for at, line in enumerate(lines, 1):
            try:
                line = json.loads(line)
                topic = line["topic"]
                if topic not in encoders:
                    encoders[topic] = Encoder(topic, options.prefix, options.registry)
                message = encoders[topic].message(line)
            except (ValueError, KeyError, TypeError, ArithmeticError) as error:
                sys.exit(f"{options.file or 'input'}:{at}: {type(error).__name__}: {error}")
            send(*message)
    if flush:
        flush()


if __name__ == "__main__":
    main()
