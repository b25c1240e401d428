# bash completion of emissaryctl; made by 'emissaryctl completion bash'
_emissaryctl() {
    local IFS=$' \t\n' current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    # the shell takes --option=value for three words
    if [[ $current == = ]]; then
        current=
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
    fi
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W "render lint baseline explain test graph rule rules completion help --help --version" -- "$current"))
        return
    fi
    case "${COMP_WORDS[1]} $previous" in
        "render --format") COMPREPLY=($(compgen -W "yaml json" -- "$current")); return ;;
        "render --layout") COMPREPLY=($(compgen -W "file xds" -- "$current")); return ;;
        "render --max-watches") return ;;
        "render --profile") COMPREPLY=($(compgen -W "recommended hardened parity" -- "$current")); return ;;
        "render --memory") return ;;
        "render --max-connections") return ;;
        "render --request-timeout") return ;;
        "render --stream-window") return ;;
        "render --namespace") return ;;
        "render --ambassador-id") return ;;
        "render --label-selector") return ;;
        "render --field-selector") return ;;
        "render --bind-address") return ;;
        "render --ready-port") return ;;
        "render --healthcheck-ip-family") COMPREPLY=($(compgen -W "ANY IPV4_ONLY IPV6_ONLY" -- "$current")); return ;;
        "render --statsd-host") return ;;
        "render --statsd-port") return ;;
        "render --statsd-flush-interval") return ;;
        "render --dd-entity-id") return ;;
        "render --color") COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
        "lint -o" | "lint --output") COMPREPLY=($(compgen -W "text compact json jsonl sarif github gitlab junit checkstyle markdown" -- "$current")); return ;;
        "lint --fail-on") COMPREPLY=($(compgen -W "error warning info never" -- "$current")); return ;;
        "lint --profile") COMPREPLY=($(compgen -W "recommended strict security parity" -- "$current")); return ;;
        "lint --select") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0005 EMC0006 EMC0007 EMC0009 EMC0010 EMC0011 EMC0013 EMC0015 EMC0016 EMC0017 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2004 EMC2007 EMC2013 EMC2014 EMC2016 EMC2018 EMC2019 EMC2020 EMC2021 EMC3007 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4011 EMC4014 EMC4015 EMC5001 EMC5002 EMC5011 EMC5012 EMC5013 EMC6001 EMC6004 EMC6005 EMC6008 EMC7006 EMC7007 EMC7008 EMC7011 EMC7013 EMC7014 EMC7015 EMC7016 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9004 EMC9005 EMC9009 EMC9010 EMC9011" -- "$current")); return ;;
        "lint --extend-select") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0005 EMC0006 EMC0007 EMC0009 EMC0010 EMC0011 EMC0013 EMC0015 EMC0016 EMC0017 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2004 EMC2007 EMC2013 EMC2014 EMC2016 EMC2018 EMC2019 EMC2020 EMC2021 EMC3007 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4011 EMC4014 EMC4015 EMC5001 EMC5002 EMC5011 EMC5012 EMC5013 EMC6001 EMC6004 EMC6005 EMC6008 EMC7006 EMC7007 EMC7008 EMC7011 EMC7013 EMC7014 EMC7015 EMC7016 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9004 EMC9005 EMC9009 EMC9010 EMC9011" -- "$current")); return ;;
        "lint --ignore") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0005 EMC0006 EMC0007 EMC0009 EMC0010 EMC0011 EMC0013 EMC0015 EMC0016 EMC0017 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2004 EMC2007 EMC2013 EMC2014 EMC2016 EMC2018 EMC2019 EMC2020 EMC2021 EMC3007 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4011 EMC4014 EMC4015 EMC5001 EMC5002 EMC5011 EMC5012 EMC5013 EMC6001 EMC6004 EMC6005 EMC6008 EMC7006 EMC7007 EMC7008 EMC7011 EMC7013 EMC7014 EMC7015 EMC7016 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9004 EMC9005 EMC9009 EMC9010 EMC9011" -- "$current")); return ;;
        "lint --external-secrets") return ;;
        "lint --external-services") return ;;
        "lint --cert-warn-days") return ;;
        "lint --stdin-filename") return ;;
        "lint --namespace") return ;;
        "lint --ambassador-id") return ;;
        "lint --label-selector") return ;;
        "lint --field-selector") return ;;
        "lint --color") COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
        "baseline --profile") COMPREPLY=($(compgen -W "recommended strict security parity" -- "$current")); return ;;
        "baseline --select") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0005 EMC0006 EMC0007 EMC0009 EMC0010 EMC0011 EMC0013 EMC0015 EMC0016 EMC0017 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2004 EMC2007 EMC2013 EMC2014 EMC2016 EMC2018 EMC2019 EMC2020 EMC2021 EMC3007 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4011 EMC4014 EMC4015 EMC5001 EMC5002 EMC5011 EMC5012 EMC5013 EMC6001 EMC6004 EMC6005 EMC6008 EMC7006 EMC7007 EMC7008 EMC7011 EMC7013 EMC7014 EMC7015 EMC7016 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9004 EMC9005 EMC9009 EMC9010 EMC9011" -- "$current")); return ;;
        "baseline --extend-select") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0005 EMC0006 EMC0007 EMC0009 EMC0010 EMC0011 EMC0013 EMC0015 EMC0016 EMC0017 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2004 EMC2007 EMC2013 EMC2014 EMC2016 EMC2018 EMC2019 EMC2020 EMC2021 EMC3007 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4011 EMC4014 EMC4015 EMC5001 EMC5002 EMC5011 EMC5012 EMC5013 EMC6001 EMC6004 EMC6005 EMC6008 EMC7006 EMC7007 EMC7008 EMC7011 EMC7013 EMC7014 EMC7015 EMC7016 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9004 EMC9005 EMC9009 EMC9010 EMC9011" -- "$current")); return ;;
        "baseline --ignore") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0005 EMC0006 EMC0007 EMC0009 EMC0010 EMC0011 EMC0013 EMC0015 EMC0016 EMC0017 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2004 EMC2007 EMC2013 EMC2014 EMC2016 EMC2018 EMC2019 EMC2020 EMC2021 EMC3007 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4011 EMC4014 EMC4015 EMC5001 EMC5002 EMC5011 EMC5012 EMC5013 EMC6001 EMC6004 EMC6005 EMC6008 EMC7006 EMC7007 EMC7008 EMC7011 EMC7013 EMC7014 EMC7015 EMC7016 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9004 EMC9005 EMC9009 EMC9010 EMC9011" -- "$current")); return ;;
        "baseline --external-secrets") return ;;
        "baseline --external-services") return ;;
        "baseline --cert-warn-days") return ;;
        "baseline --stdin-filename") return ;;
        "baseline --namespace") return ;;
        "baseline --ambassador-id") return ;;
        "baseline --label-selector") return ;;
        "baseline --field-selector") return ;;
        "explain -H" | "explain --header") return ;;
        "explain --client") return ;;
        "explain --port") return ;;
        "explain --why-not") return ;;
        "explain --format") COMPREPLY=($(compgen -W "text json" -- "$current")); return ;;
        "explain --profile") COMPREPLY=($(compgen -W "recommended hardened parity" -- "$current")); return ;;
        "explain --memory") return ;;
        "explain --max-connections") return ;;
        "explain --request-timeout") return ;;
        "explain --stream-window") return ;;
        "explain --namespace") return ;;
        "explain --ambassador-id") return ;;
        "explain --label-selector") return ;;
        "explain --field-selector") return ;;
        "explain --color") COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
        "test --format") COMPREPLY=($(compgen -W "text json junit" -- "$current")); return ;;
        "test --profile") COMPREPLY=($(compgen -W "recommended hardened parity" -- "$current")); return ;;
        "test --memory") return ;;
        "test --max-connections") return ;;
        "test --request-timeout") return ;;
        "test --stream-window") return ;;
        "test --namespace") return ;;
        "test --ambassador-id") return ;;
        "test --label-selector") return ;;
        "test --field-selector") return ;;
        "test --color") COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
        "graph -o" | "graph --output") COMPREPLY=($(compgen -W "mermaid dot json html" -- "$current")); return ;;
        "graph --profile") COMPREPLY=($(compgen -W "recommended hardened parity" -- "$current")); return ;;
        "graph --memory") return ;;
        "graph --max-connections") return ;;
        "graph --request-timeout") return ;;
        "graph --stream-window") return ;;
        "graph --namespace") return ;;
        "graph --ambassador-id") return ;;
        "graph --label-selector") return ;;
        "graph --field-selector") return ;;
        "graph --color") COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
        "rules --format") COMPREPLY=($(compgen -W "text markdown json" -- "$current")); return ;;
    esac
    local words= operands=
    case ${COMP_WORDS[1]} in
        help) COMPREPLY=($(compgen -W "render lint baseline explain test graph rule rules completion help" -- "$current")); return ;;
        render) words="--endpoints -o --output --format --layout --seen-as --max-watches --allow-shrink --lenient --profile --memory --max-connections --request-timeout --stream-window --trusted-ca --admin-path --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --bind-address --ready-port --healthcheck-ip-family --ready-log --statsd --statsd-host --statsd-port --statsd-flush-interval --dogstatsd --dd-entity-id --no-admin --no-origin --check --envoy --color -q --quiet -h --help" operands="" ;;
        lint) words="-o --output --fail-on --fix --unsafe-fixes --diff --endpoints --profile --select --extend-select --ignore --complete --external-secrets --external-services --cert-warn-days --baseline --allow-suppress-security --config --no-config --stdin-filename --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --color -q --quiet -h --help" operands="" ;;
        baseline) words="--endpoints --profile --select --extend-select --ignore --complete --external-secrets --external-services --cert-warn-days --baseline --allow-suppress-security --config --no-config --stdin-filename --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative -h --help" operands="create prune" ;;
        explain) words="-H --header --client --port --http3 --why-not --all --format --profile --memory --max-connections --request-timeout --stream-window --trusted-ca --admin-path --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --color -q --quiet -h --help" operands="" ;;
        test) words="--format --profile --memory --max-connections --request-timeout --stream-window --trusted-ca --admin-path --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --color -q --quiet -h --help" operands="" ;;
        graph) words="-o --output --profile --memory --max-connections --request-timeout --stream-window --trusted-ca --admin-path --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --color -q --quiet -h --help" operands="" ;;
        rule) words="-h --help" operands="EMC0001 yaml-syntax EMC0002 yaml-duplicate-key EMC0005 yaml-resource-limit EMC0006 unknown-field EMC0007 wrong-type EMC0009 missing-required-field EMC0010 invalid-enum EMC0011 duplicate-resource EMC0013 module-not-named-ambassador EMC0015 invalid-value EMC0016 unsupported-resource EMC0017 input-unreadable EMC0096 config-invalid EMC0098 suppression-invalid EMC0099 unused-suppression EMC1001 no-listener EMC1002 no-host EMC1003 mapping-no-hostname EMC1004 mapping-host-mismatch EMC1005 host-glob-in-exact-host EMC1006 host-and-hostname EMC1007 mid-string-wildcard EMC1008 host-port-in-hostname EMC1009 listener-host-binding EMC1010 ambassador-id-mismatch EMC1011 duplicate-listener-port EMC1012 mapping-selector-clash EMC1013 deprecated-host-selector EMC1014 selector-matchexpressions EMC1015 https-listener-without-tls-host EMC1016 listener-invalid EMC1017 hostname-claimed-twice EMC2004 grpc-rewrite EMC2007 regex-not-re2 EMC2013 canary-weight-over-100 EMC2014 canary-weight-under-100 EMC2016 canary-attribute-mismatch EMC2018 conflicting-redirects EMC2019 prefix-no-leading-slash EMC2020 rewrite-ignored EMC2021 host-rewrite-conflict EMC3007 retry-on-list EMC3009 circuit-breaker-invalid EMC3010 lb-needs-endpoint-resolver EMC3011 lb-hash-incomplete EMC3012 health-check-invalid EMC4001 tls-secret-missing EMC4002 tls-secret-malformed EMC4011 host-tlscontext-conflict EMC4014 upstream-tls-downgraded EMC4015 tlscontext-invalid EMC5001 authservice-invalid-fails-open EMC5002 multiple-authservices EMC5011 xff-trust EMC5012 ip-allow-invalid EMC5013 header-mutation-invalid EMC6001 ratelimit-legacy-label-syntax EMC6004 ratelimit-protocol-version EMC6005 multiple-ratelimitservices EMC6008 ratelimit-label-shape EMC7006 resolver-unknown EMC7007 resolver-needs-endpoints EMC7008 consul-offline EMC7011 tcpmapping-port-conflict EMC7013 service-malformed EMC7014 cluster-settings-lost EMC7015 tcpmapping-no-tls EMC7016 endpoints-unused EMC8012 module-value-invalid EMC8013 envoy-rejects EMC8014 envoy-warns EMC9001 api-version-v2 EMC9002 api-version-v1-v0 EMC9004 error-response-overrides EMC9005 removed-field EMC9009 tracing-multiple EMC9010 service-plugin-invalid EMC9011 not-translated" ;;
        rules) words="--format -h --help" operands="" ;;
        completion) words="-h --help" operands="bash zsh fish" ;;
    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    else
        COMPREPLY=($(compgen -W "$operands" -- "$current"))
        ((${#COMPREPLY[@]})) && return
        IFS=$'\n'
        COMPREPLY=($(compgen -f -- "$current"))
    fi
}
complete -o filenames -F _emissaryctl emissaryctl
