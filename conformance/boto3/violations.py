"""One violation of every constraint and of every type of every operation of Kinesis and Data Analytics, built or not.

The requests and the sentences that AWS answers are both derived here, from botocore's own model, and so
independently of the server's tables. Requests are sent as raw HTTP, in JSON and in CBOR, because the SDK would not
send them. AWS does not keep an order among the errors of a message nor inside an enum's set: messages are compared
as sets.

Usage: violations.py [--service kinesis|kinesisanalytics|kinesisanalyticsv2] [OPERATION...]
"""

import re
import sys
from re import _parser as regex

from botocore.loaders import Loader

from harness import failed, finish, passed
from wire import CBOR, JSON, NoAnswer, Wire

# Data Analytics speaks JSON 1.1 alone.
SERVICES = {"kinesis": (JSON, CBOR), "kinesisanalytics": (JSON,), "kinesisanalyticsv2": (JSON,)}
SHAPES = {}
SCALARS = {"string", "integer", "long", "boolean", "timestamp", "blob", "double", "float"}


# --- values -------------------------------------------------------------------------------------------------------

def text_for(pattern, at_least):
    """A string that matches the whole pattern, of at least that length where the pattern can grow."""
    def build(parsed, stretch):
        out = ""
        for op, argument in parsed:
            op = str(op)
            if op == "LITERAL":
                out += chr(argument)
            elif op in ("ANY", "NOT_LITERAL"):
                out += "a"
            elif op == "IN":
                out += one_of(argument)
            elif op == "SUBPATTERN":
                out += build(argument[3], stretch)
            elif op == "BRANCH":
                # The last alternative is the one that can grow.
                out += build(argument[1][-1], stretch)
            elif op in ("MAX_REPEAT", "POSSESSIVE_REPEAT"):
                low, high, inner = argument
                out += build(inner, stretch) * min(max(low, stretch), int(high))
        return out

    for stretch in [1, 4, 16, at_least]:
        text = build(regex.parse(pattern), stretch)
        if len(text) >= at_least:
            return text
    return text


def one_of(choices):
    (op, argument), *_ = choices
    if str(op) == "NEGATE":
        return "a"
    if str(op) == "LITERAL":
        return chr(argument)
    if str(op) == "RANGE":
        return chr(argument[0])
    return {"CATEGORY_DIGIT": "1", "CATEGORY_NOT_SPACE": "s"}[str(argument)]


def valid(name, required_only=True):
    """A value that the model allows."""
    shape = SHAPES[name]
    kind = shape["type"]
    if kind == "structure":
        members = shape["members"].items()
        wanted = shape.get("required", [])
        return {member: valid(of["shape"]) for member, of in members if member in wanted or not required_only}
    if kind == "list":
        return [valid(shape["member"]["shape"]) for _ in range(max(shape.get("min", 1), 1))]
    if kind == "map":
        return {"key": valid(shape["value"]["shape"])}
    if kind == "string":
        if "enum" in shape:
            return shape["enum"][0]
        if "pattern" in shape:
            text = text_for(shape["pattern"], shape.get("min", 0))
            # The least text of some patterns is over their own limit only when stretched.
            return text if len(text) <= shape.get("max", 10**9) else text_for(shape["pattern"], 0)
        return "a" * max(shape.get("min", 1), 1)
    return {"integer": shape.get("min", 1), "long": shape.get("min", 1), "boolean": True, "timestamp": 1.5e9,
            "blob": b"a", "double": 1.0, "float": 1.0}[kind]


# --- constraints: AWS's sentences -----------------------------------------------------------------------------------

def printed(name, value):
    """A value as AWS prints it in a message."""
    shape = SHAPES[name]
    kind = shape["type"]
    if kind == "blob":
        return f"java.nio.HeapByteBuffer[pos=0 lim={len(value)} cap={len(value)}]"
    if kind == "list":
        of = shape["member"]["shape"]
        return "[" + ", ".join(printed(of, item) for item in value) + "]"
    if kind == "map":
        return "{" + ", ".join(f"{key}={item}" for key, item in value.items()) + "}"
    if kind == "structure":
        return "*"
    return str(value)


def scalar_rules(shape, value=None):
    """All rules of a scalar shape, or those that the value breaks."""
    every = value is None
    rules = []
    low, high = shape.get("min"), shape.get("max")
    measure, word = (value, "value") if shape["type"] in ("integer", "long") else (value if every else len(value), "length")
    if high is not None and (every or measure > high):
        rules.append(f"Member must have {word} less than or equal to {high}")
    if low is not None and (every or measure < low):
        rules.append(f"Member must have {word} greater than or equal to {low}")
    if "pattern" in shape and (every or not re.fullmatch(shape["pattern"], value)):
        rules.append(f"Member must satisfy regular expression pattern: {shape['pattern']}")
    if "enum" in shape and (every or value not in shape["enum"]):
        rules.append(f"Member must satisfy enum value set: [{', '.join(sorted(shape['enum']))}]")
    return rules


def lower_first(name):
    return name[0].lower() + name[1:]


def sentences(name, value, path):
    """Every sentence that AWS says of a value."""
    shape = SHAPES[name]
    kind = shape["type"]
    found = []

    def say(rule):
        found.append(f"Value '{printed(name, value)}' at '{path}' failed to satisfy constraint: {rule}")

    if kind == "structure":
        for member, of in shape["members"].items():
            inner = f"{path}.{lower_first(member)}" if path else lower_first(member)
            if member in value:
                found += sentences(of["shape"], value[member], inner)
            elif member in shape.get("required", []):
                found.append(f"Value null at '{inner}' failed to satisfy constraint: Member must not be null")
    elif kind in ("list", "map"):
        for rule in scalar_rules({**{k: shape[k] for k in ("min", "max") if k in shape}, "type": kind}, value):
            say(rule)
        if kind == "list":
            of = shape["member"]["shape"]
            if SHAPES[of]["type"] not in SCALARS:
                for number, item in enumerate(value, 1):
                    found += sentences(of, item, f"{path}.{number}.member")
            elif any(scalar_rules(SHAPES[of], item) for item in value):
                say(f"Member must satisfy constraint: [{', '.join(scalar_rules(SHAPES[of]))}]")
        else:
            keys, items = SHAPES[shape["key"]["shape"]], SHAPES[shape["value"]["shape"]]
            if any(scalar_rules(keys, key) for key in value):
                say(f"Map keys must satisfy constraint: [{', '.join(scalar_rules(keys))}]")
            if any(scalar_rules(items, item) for item in value.values()):
                say(f"Map value must satisfy constraint: [{', '.join(scalar_rules(items))}]")
    elif kind not in ("boolean", "timestamp"):
        for rule in scalar_rules(shape, value):
            say(rule)
    return found


def violations(name):
    """Values of a shape that break one constraint each, with a label."""
    shape = SHAPES[name]
    kind = shape["type"]
    low, high = shape.get("min"), shape.get("max")
    if kind == "structure":
        for member, of in shape["members"].items():
            if member in shape.get("required", []):
                without = valid(name)
                del without[member]
                yield f"{member} missing", without
            for label, wrong in violations(of["shape"]):
                yield f"{member} {label}", {**valid(name), member: wrong}
    elif kind == "list":
        of = shape["member"]["shape"]
        if low:
            yield "too short", []
        if high is not None:
            yield "too long", [valid(of) for _ in range(high + 1)]
        for label, wrong in violations(of):
            yield f"item {label}", [wrong]
    elif kind == "map":
        keys, of = SHAPES[shape["key"]["shape"]], shape["value"]["shape"]
        if low:
            yield "too short", {}
        if high is not None:
            yield "too long", {f"k{n}": valid(of) for n in range(high + 1)}
        for label, wrong in violations(shape["key"]["shape"]):
            yield f"key {label}", {wrong: valid(of)}
        for label, wrong in violations(of):
            yield f"value {label}", {"key": wrong}
    elif kind == "string":
        if "enum" in shape:
            yield "not in enum", "NOT_A_VALUE"
        if low:
            yield "too short", ""
        if high is not None:
            long = text_for(shape["pattern"], high + 1) if "pattern" in shape else "a" * (high + 1)
            yield "too long", long if len(long) > high else "a" * (high + 1)
        if "pattern" in shape:
            size = max(low or 1, 1)
            for text in ["!" * size, "\u00e9" * size, "*" * size, "A" * size, " " * size]:
                if not re.fullmatch(shape["pattern"], text):
                    yield "off pattern", text
                    break
            # A negated class takes a line feed too.
            if not re.fullmatch(shape["pattern"], text := valid(name) + "\n"):
                yield "off pattern at its end", text
    elif kind in ("integer", "long"):
        if low is not None:
            yield "too small", low - 1
        if high is not None:
            yield "too large", high + 1
    elif kind == "blob":
        if low:
            yield "too short", b""
        # What no message of the server can hold (16 MiB) is refused as a whole.
        if high is not None and high < 11 << 20:
            yield "too long", b"x" * (high + 1)


# --- types ----------------------------------------------------------------------------------------------------------

NUMBER = "class com.amazon.coral.value.json.numbers.TruncatingBigNumber"
STRUCTURE_FOUND = "Start of structure or map found where not expected."
LIST_FOUND = "Start of list found where not expected"
JAVA = {"integer": "Integer", "long": "Long", "double": "Double", "float": "Float", "string": "String"}


def wrong_types(name):
    """JSON values of the wrong type for a shape, with AWS's sentence."""
    shape = SHAPES[name]
    kind = shape["type"]
    if kind in SCALARS:
        yield "a list", [], LIST_FOUND
        yield "a structure", {}, STRUCTURE_FOUND
    if kind in ("integer", "long", "double", "float"):
        yield "a boolean", True, f"class java.lang.Boolean can not be converted to an {JAVA[kind]}"
        yield "a string", "1", f"class java.lang.String can not be converted to an {JAVA[kind]}"
    elif kind == "string":
        yield "a boolean", True, "class java.lang.Boolean can not be converted to an String"
        yield "a number", 23, f"{NUMBER} can not be converted to an String"
    elif kind == "boolean":
        yield "a number", 23, f"{NUMBER} can not be converted to an Boolean"
        yield "a string", "hellowtf", "'HELLOWTF' can not be converted to an Boolean"
    elif kind == "timestamp":
        yield "a boolean", True, "class java.lang.Boolean can not be converted to milliseconds since epoch"
        yield "a string", "soon", "class java.lang.String can not be converted to milliseconds since epoch"
    elif kind == "blob":
        yield "a boolean", True, "class java.lang.Boolean can not be converted to a Blob"
        yield "a number", 23, f"{NUMBER} can not be converted to a Blob"
        prefix = "'{}' can not be converted to a Blob: "
        yield "a short quad", "abc", prefix.format("abc") + (
            "Base64 encoded length is expected a multiple of 4 bytes but found: 3")
        yield "a bad letter", "ab!=", prefix.format("ab!=") + "Invalid Base64 character: '!'"
        yield "padding inside", "=aaa", prefix.format("=aaa") + "Invalid Base64 character: '='"
        # AWS's spelling.
        yield "loose bits", "YX==", prefix.format("YX==") + "Invalid last non-pad Base64 character dectected"
    elif kind == "list":
        for label, wrong in [("a boolean", True), ("a number", 23), ("a string", "x")]:
            yield label, wrong, "Expected list or null"
        yield "a structure", {}, STRUCTURE_FOUND
        for label, wrong, sentence in wrong_types(shape["member"]["shape"]):
            yield f"item {label}", [wrong], sentence
    elif kind == "map":
        for label, wrong in [("a boolean", True), ("a number", 23), ("a string", "x")]:
            yield label, wrong, "Expected map or null"
        yield "a list", [], LIST_FOUND
        for label, wrong, sentence in wrong_types(shape["value"]["shape"]):
            yield f"value {label}", {"key": wrong}, sentence
    elif kind == "structure":
        for label, wrong in [("a boolean", True), ("a number", 23), ("a string", "x")]:
            yield label, wrong, "Expected null"
        yield "a list", [], LIST_FOUND
        for label, wrong, sentence in wrong_members(name):
            yield label, wrong, sentence


def wrong_members(name):
    for member, of in SHAPES[name]["members"].items():
        for label, wrong, sentence in wrong_types(of["shape"]):
            yield f"{member} {label}", {**valid(name), member: wrong}, sentence


def normal(sentence):
    """A sentence without what AWS leaves open: orders of sets and maps, and the names of objects."""
    sentence = re.sub(
        r"enum value set: \[([^\]]*)\]",
        lambda found: "enum value set: [" + ", ".join(sorted(found[1].split(", "))) + "]", sentence)
    sentence = re.sub(
        r"constraint: \[(.*)\]$",
        lambda found: "constraint: [" + " & ".join(sorted(re.split(r", (?=Member )", found[1]))) + "]", sentence)
    sentence = re.sub(
        r"^Value '\{(.*)\}' at",
        lambda found: "Value '{" + ", ".join(sorted(found[1].split(", "))) + "}' at", sentence, flags=re.S)
    return sentence


def compare_sentences(message, wanted, masks):
    head = re.match(r"(\d+) validation errors? detected: ", message)
    if not head:
        return f"message {message[:300]!r}"
    found = [normal(s) for s in re.split(r"; (?=Value )", message[head.end():])]
    wanted = [normal(s) for s in wanted]
    if masks:
        # AWS prints a list of structures by the names of its objects in memory.
        mask = lambda s: re.sub(r"^Value '\[.*\]' at", "Value '[*]' at", s, flags=re.S)
        found, wanted = [mask(s) for s in found], [mask(s) for s in wanted]
    plural = "s" if len(wanted) > 1 else ""
    if message[:head.end()] != f"{min(len(wanted), 10)} validation error{plural} detected: ":
        return f"says {head[0]!r} for {len(wanted)} errors: {message[:300]!r}"
    if len(wanted) <= 10 and sorted(found) != sorted(wanted):
        missing, extra = set(wanted) - set(found), set(found) - set(wanted)
        return f"missing {sorted(missing)!r:.500}, unexpected {sorted(extra)!r:.500}"
    if not set(found) <= set(wanted):
        return f"unexpected {sorted(set(found) - set(wanted))!r:.500}"
    return None


def wrong_answer(answer, decoded, content_type, error):
    if answer.status != 400:
        return f"status {answer.status}: {decoded!r:.300}"
    if answer.headers.get("Content-Type") != content_type:
        return f"content type {answer.headers.get('Content-Type')}"
    if not answer.headers.get("x-amzn-RequestId"):
        return "no x-amzn-RequestId"
    if decoded.get("__type", "").split("#")[-1] != error:
        return f"{decoded!r:.300}, not {error}"
    return None


def ask(wire, operation, value, content_type, error):
    """Sends one violation; answers what came back and, when that is no error of the wanted kind, why."""
    try:
        answer, decoded = wire.send(operation, value, content_type)
    except NoAnswer as why:
        return {}, str(why)
    return decoded, wrong_answer(answer, decoded, content_type, error)


def check_constraints(wire, operation, shape, encodings, report):
    count = 0
    for label, value in violations(shape):
        wanted = sentences(shape, value, "")
        assert wanted, f"{operation} {label} violates nothing"
        masks = any("'[*" in sentence for sentence in wanted)
        for content_type in encodings:
            count += 1
            decoded, why = ask(wire, operation, value, content_type, "ValidationException")
            why = why or compare_sentences(decoded.get("message", ""), wanted, masks)
            if why:
                report(f"{label} ({content_type.split('-')[2]})", why)
    return count


def check_types(wire, operation, shape, encodings, report):
    count = 0
    for label, value, sentence in wrong_members(shape):
        count += 1
        decoded, why = ask(wire, operation, value, JSON, "SerializationException")
        if not why and decoded.get("Message") != sentence:
            why = f"{decoded!r:.300}, not {sentence!r}"
        if why:
            report(f"{label} (type)", why)
        # In CBOR a base64 string is just a string; the sentences are those of the JSON parser.
        if CBOR in encodings and "can not be converted to a Blob: " not in sentence:
            count += 1
            _, why = ask(wire, operation, value, CBOR, "SerializationException")
            if why:
                report(f"{label} (type, cbor)", why)
    return count


def check_service(service, encodings, operations):
    model = Loader().load_service_model(service, "service-2")
    SHAPES.clear()
    SHAPES.update(model["shapes"])
    wire = Wire(model["metadata"]["targetPrefix"])
    total = 0
    for operation, facts in model["operations"].items():
        if operations and operation not in operations:
            continue
        wrong = []
        shape = facts.get("input", {}).get("shape")
        constraints = types = 0
        if shape:
            constraints = check_constraints(wire, operation, shape, encodings, lambda *why: wrong.append(why))
            types = check_types(wire, operation, shape, encodings, lambda *why: wrong.append(why))
        total += constraints + types
        name = f"{service} {operation}: {constraints} violations of constraints, {types} of types"
        if wrong:
            shown = " | ".join(f"{label}: {why}" for label, why in wrong[:4])
            failed(name, f"{len(wrong)} wrong answers: {shown}")
        else:
            passed(name)
    return total


def main():
    operations = sys.argv[1:]
    services = list(SERVICES)
    if operations[:1] == ["--service"]:
        services, operations = [operations[1]], operations[2:]
    total = sum(check_service(service, SERVICES[service], operations) for service in services)
    print(f"{total} violations sent")
    finish()


if __name__ == "__main__":
    main()
