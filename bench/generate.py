#!/usr/bin/env python3
"""generate.py N [CHANGES]: a configuration with N Mappings on standard output, the same for the same N; with CHANGES, so many of
them, evenly spread, go to another service or send another host name.

One Listener, five Hosts, a Module, a RateLimitService; among the Mappings canaries, header, method and regex matches, header edits,
rate-limit labels, retries, rewrites and CORS."""
import sys

HOSTS = 5
HEAD = """apiVersion: getambassador.io/v3alpha1
kind: Listener
metadata: {name: http, namespace: default}
spec: {port: 8080, protocol: HTTP, securityModel: XFP, hostBinding: {namespace: {from: ALL}}}
---
apiVersion: getambassador.io/v3alpha1
kind: Module
metadata: {name: ambassador, namespace: default}
spec: {config: {diagnostics: {enabled: false}}}
---
apiVersion: getambassador.io/v3alpha1
kind: RateLimitService
metadata: {name: limiter, namespace: default}
spec: {service: "limiter:5000", protocol_version: v3}
"""


def mapping(i, change=""):
    # Every fifth pair shares a match: the second is a canary of the first.
    canary = i % 10 == 1
    of = i - 1 if canary else i
    spec = [f"  hostname: host{of % HOSTS}.example.com", f"  service: service{i % (1 + i // 4)}:8080"]
    spec.append(f"  prefix: /team{of % 50}/route{of}/" if of % 20 != 13 else f"  prefix: /team{of % 50}/r{of}/[a-z]+")
    if of % 20 == 13: spec.append("  prefix_regex: true")
    if canary: spec.append("  weight: 20")
    if of % 5 == 2: spec.append(f"  headers: {{x-tenant: t{of % 7}}}")
    if of % 50 == 8: spec.append("  method: GET")
    if i % 4 == 3: spec.append("  add_request_headers: {x-route: {value: \"%d\"}}\n  remove_response_headers: [server]" % i)
    if i % 9 == 5: spec.append("  rewrite: /")
    if i % 3 == 1 and not canary: spec.append("  timeout_ms: 5000\n  retry_policy: {retry_on: 5xx, num_retries: 2}")
    if i % 11 == 6: spec.append("  cors: {origins: [\"https://example.com\"], methods: [GET, POST]}")
    if of % 7 == 4: spec.append("  labels: {ambassador: [{limit: [{generic_key: {value: v%d}}, {remote_address: {key: remote_address}}]}]}" % of)
    if change == "service": spec[1] = "  service: changed%d:8080" % i
    if change == "host": spec.append("  host_rewrite: changed.example.com")
    return "apiVersion: getambassador.io/v3alpha1\nkind: Mapping\nmetadata: {name: m%d, namespace: default}\nspec:\n%s\n" % (i, "\n".join(spec))


def documents(count, changes):
    yield HEAD
    for h in range(HOSTS):
        yield ("apiVersion: getambassador.io/v3alpha1\nkind: Host\nmetadata: {name: host%d, namespace: default}\n"
               "spec: {hostname: host%d.example.com, requestPolicy: {insecure: {action: Route}}}\n" % (h, h))
    step = count // changes if changes else count + 1
    for i in range(count):
        number, rest = divmod(i + 1, step)
        yield mapping(i, "" if rest or number > changes else "service" if number % 2 else "host")


if __name__ == "__main__":
    sys.stdout.write("---\n".join(documents(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)))
