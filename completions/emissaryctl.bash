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
        COMPREPLY=($(compgen -W "render serve lint baseline explain test graph diff rule rules completion man help --help --version" -- "$current"))
        return
    fi
    case "${COMP_WORDS[1]} $previous" in
        "render --format") COMPREPLY=($(compgen -W "yaml json" -- "$current")); return ;;
        "render --layout") COMPREPLY=($(compgen -W "file xds kubernetes ratelimit" -- "$current")); return ;;
        "render --max-watches") return ;;
        "render --name") return ;;
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
        "serve --dir") return ;;
        "serve --envoy") return ;;
        "serve --envoy-arg") return ;;
        "serve --admin") return ;;
        "serve --status-port") return ;;
        "serve --debounce") return ;;
        "serve --log-format") COMPREPLY=($(compgen -W "text json" -- "$current")); return ;;
        "serve --rollback") return ;;
        "serve --max-watches") return ;;
        "serve --profile") COMPREPLY=($(compgen -W "recommended hardened parity" -- "$current")); return ;;
        "serve --memory") return ;;
        "serve --max-connections") return ;;
        "serve --request-timeout") return ;;
        "serve --stream-window") return ;;
        "serve --namespace") return ;;
        "serve --ambassador-id") return ;;
        "serve --label-selector") return ;;
        "serve --field-selector") return ;;
        "serve --bind-address") return ;;
        "serve --ready-port") return ;;
        "serve --healthcheck-ip-family") COMPREPLY=($(compgen -W "ANY IPV4_ONLY IPV6_ONLY" -- "$current")); return ;;
        "serve --statsd-host") return ;;
        "serve --statsd-port") return ;;
        "serve --statsd-flush-interval") return ;;
        "serve --dd-entity-id") return ;;
        "serve --color") COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
        "lint -o" | "lint --output") COMPREPLY=($(compgen -W "text compact json jsonl sarif github gitlab junit checkstyle markdown" -- "$current")); return ;;
        "lint --fail-on") COMPREPLY=($(compgen -W "error warning info never" -- "$current")); return ;;
        "lint --profile") COMPREPLY=($(compgen -W "recommended strict security parity" -- "$current")); return ;;
        "lint --select") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010" -- "$current")); return ;;
        "lint --extend-select") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010" -- "$current")); return ;;
        "lint --ignore") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010" -- "$current")); return ;;
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
        "baseline --select") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010" -- "$current")); return ;;
        "baseline --extend-select") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010" -- "$current")); return ;;
        "baseline --ignore") COMPREPLY=($(compgen -W "ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010" -- "$current")); return ;;
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
        "test --min-coverage") return ;;
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
        "graph -o" | "graph --output") COMPREPLY=($(compgen -W "mermaid dot text json html" -- "$current")); return ;;
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
        "diff --git") return ;;
        "diff -o" | "diff --output") COMPREPLY=($(compgen -W "text json markdown github html" -- "$current")); return ;;
        "diff --fail-on") COMPREPLY=($(compgen -W "high medium low" -- "$current")); return ;;
        "diff --profile") COMPREPLY=($(compgen -W "recommended hardened parity" -- "$current")); return ;;
        "diff --memory") return ;;
        "diff --max-connections") return ;;
        "diff --request-timeout") return ;;
        "diff --stream-window") return ;;
        "diff --bind-address") return ;;
        "diff --ready-port") return ;;
        "diff --healthcheck-ip-family") COMPREPLY=($(compgen -W "ANY IPV4_ONLY IPV6_ONLY" -- "$current")); return ;;
        "diff --statsd-host") return ;;
        "diff --statsd-port") return ;;
        "diff --statsd-flush-interval") return ;;
        "diff --dd-entity-id") return ;;
        "diff --namespace") return ;;
        "diff --ambassador-id") return ;;
        "diff --label-selector") return ;;
        "diff --field-selector") return ;;
        "diff --color") COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
        "rules --format") COMPREPLY=($(compgen -W "text markdown json" -- "$current")); return ;;
    esac
    local words= operands=
    case ${COMP_WORDS[1]} in
        help) COMPREPLY=($(compgen -W "render serve lint baseline explain test graph diff rule rules completion man help" -- "$current")); return ;;
        render) words="--endpoints --oidc-discovery -o --output --format --layout --seen-as --max-watches --allow-shrink --name --no-deployment --lenient --profile --memory --max-connections --request-timeout --stream-window --trusted-ca --admin-path --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --bind-address --ready-port --healthcheck-ip-family --ready-log --statsd --statsd-host --statsd-port --statsd-flush-interval --dogstatsd --dd-entity-id --no-admin --no-origin --check --envoy --color -q --quiet -h --help" operands="" ;;
        serve) words="--dir --once --envoy --envoy-arg --check --admin --status-port --debounce --log-format --history --rollback --seen-as --max-watches --allow-shrink --lenient --endpoints --oidc-discovery --profile --memory --max-connections --request-timeout --stream-window --trusted-ca --admin-path --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --bind-address --ready-port --healthcheck-ip-family --ready-log --statsd --statsd-host --statsd-port --statsd-flush-interval --dogstatsd --dd-entity-id --no-origin --color -q --quiet -h --help" operands="" ;;
        lint) words="-o --output --fail-on --fix --unsafe-fixes --diff --endpoints --oidc-discovery --profile --select --extend-select --ignore --complete --external-secrets --external-services --cert-warn-days --baseline --allow-suppress-security --config --no-config --stdin-filename --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --color -q --quiet -h --help" operands="" ;;
        baseline) words="--endpoints --oidc-discovery --profile --select --extend-select --ignore --complete --external-secrets --external-services --cert-warn-days --baseline --allow-suppress-security --config --no-config --stdin-filename --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative -h --help" operands="create prune" ;;
        explain) words="-H --header --client --port --http3 --why-not --all --format --endpoints --oidc-discovery --profile --memory --max-connections --request-timeout --stream-window --trusted-ca --admin-path --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --color -q --quiet -h --help" operands="" ;;
        test) words="--format --coverage --min-coverage --endpoints --oidc-discovery --profile --memory --max-connections --request-timeout --stream-window --trusted-ca --admin-path --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --color -q --quiet -h --help" operands="" ;;
        graph) words="-o --output --endpoints --oidc-discovery --profile --memory --max-connections --request-timeout --stream-window --trusted-ca --admin-path --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --color -q --quiet -h --help" operands="" ;;
        diff) words="--git -o --output --fail-on --exit-code --config --no-config --endpoints --oidc-discovery --profile --memory --max-connections --request-timeout --stream-window --trusted-ca --admin-path --bind-address --ready-port --healthcheck-ip-family --ready-log --statsd --statsd-host --statsd-port --statsd-flush-interval --dogstatsd --dd-entity-id --namespace --ambassador-id --single-namespace --certs-single-namespace --label-selector --field-selector --loose-label-selectors --disable-endpoints --no-knative --color -q --quiet -h --help" operands="" ;;
        rule) words="-h --help" operands="EMC0001 yaml-syntax EMC0002 yaml-duplicate-key EMC0003 yaml-ambiguity EMC0004 yaml-merge-key EMC0005 yaml-resource-limit EMC0006 unknown-field EMC0007 wrong-type EMC0008 field-in-wrong-place EMC0009 missing-required-field EMC0010 invalid-enum EMC0011 duplicate-resource EMC0012 same-name-other-namespace EMC0013 module-not-named-ambassador EMC0014 placeholder-left-in EMC0015 invalid-value EMC0016 unsupported-resource EMC0017 input-unreadable EMC0018 name-not-dns EMC0019 kustomize-patches EMC0096 config-invalid EMC0098 suppression-invalid EMC0099 unused-suppression EMC1001 no-listener EMC1002 no-host EMC1003 mapping-no-hostname EMC1004 mapping-host-mismatch EMC1005 host-glob-in-exact-host EMC1006 host-and-hostname EMC1007 mid-string-wildcard EMC1008 host-port-in-hostname EMC1009 listener-host-binding EMC1010 ambassador-id-mismatch EMC1011 duplicate-listener-port EMC1012 mapping-selector-clash EMC1013 deprecated-host-selector EMC1014 selector-matchexpressions EMC1015 https-listener-without-tls-host EMC1016 listener-invalid EMC1017 hostname-claimed-twice EMC2001 prefix-no-trailing-slash EMC2002 rewrite-double-slash EMC2003 implicit-rewrite EMC2004 grpc-rewrite EMC2005 grpc-prefix-shape EMC2006 regex-rewrite-collapses-path EMC2007 regex-not-re2 EMC2008 regex-program-size EMC2009 regex-unanchored-dot EMC2010 route-shadowed EMC2011 regex-beats-specific-prefix EMC2012 overlapping-mapping-split EMC2013 canary-weight-over-100 EMC2014 canary-weight-under-100 EMC2015 canary-weight-zero-all EMC2016 canary-attribute-mismatch EMC2017 canary-resilience-inherited EMC2018 conflicting-redirects EMC2019 prefix-no-leading-slash EMC2020 rewrite-ignored EMC2021 host-rewrite-conflict EMC3001 default-timeout-3s EMC3002 timeout-zero EMC3003 idle-timeout-vs-stream-idle EMC3004 websocket-with-timeout EMC3005 retry-nonidempotent EMC3006 retry-budget-exceeds-timeout EMC3007 retry-on-list EMC3008 default-circuit-breakers EMC3009 circuit-breaker-invalid EMC3010 lb-needs-endpoint-resolver EMC3011 lb-hash-incomplete EMC3012 health-check-invalid EMC4001 tls-secret-missing EMC4002 tls-secret-malformed EMC4003 tls-key-mismatch EMC4004 tls-cert-expired EMC4005 tls-cert-hostname EMC4006 tls-weak-key EMC4007 tls-chain-incomplete EMC4008 tls-min-version EMC4009 tls-version-inverted EMC4010 tls-cipher EMC4011 host-tlscontext-conflict EMC4012 cleartext-insecure-route EMC4013 upstream-tls-unverified EMC4014 upstream-tls-downgraded EMC4015 tlscontext-invalid EMC5001 authservice-invalid-fails-open EMC5002 multiple-authservices EMC5003 bypass-auth-broad EMC5004 bypass-auth-useless EMC5005 auth-failure-mode-allow EMC5006 auth-path-confusion EMC5007 cors-wildcard-credentials EMC5008 cors-origin-invalid EMC5009 cors-headers-match-kills-preflight EMC5010 redirect-loop-l7-lb EMC5011 xff-trust EMC5012 ip-allow-invalid EMC5013 header-mutation-invalid EMC5014 secret-in-plain-text EMC5015 lua-script EMC5016 filter-invalid EMC5017 filter-not-expressible EMC5018 filter-stricter EMC5019 filter-policy-invalid EMC6001 ratelimit-legacy-label-syntax EMC6002 ratelimit-no-service EMC6003 ratelimit-domain-mismatch EMC6004 ratelimit-protocol-version EMC6005 multiple-ratelimitservices EMC6006 ratelimit-header-bypass EMC6007 ratelimit-fail-open EMC6008 ratelimit-label-shape EMC6009 ratelimit-unreachable EMC6010 labels-without-ratelimit EMC6011 ratelimit-invalid EMC6012 ratelimit-not-expressible EMC7001 service-not-found EMC7002 service-port-missing EMC7003 service-port-not-exposed EMC7004 service-namespace EMC7006 resolver-unknown EMC7007 resolver-needs-endpoints EMC7008 consul-offline EMC7009 grpc-http1-port EMC7010 external-name-host-header EMC7011 tcpmapping-port-conflict EMC7012 dns-ipv6-ttl EMC7013 service-malformed EMC7014 cluster-settings-lost EMC7015 tcpmapping-no-tls EMC7016 endpoints-unused EMC8001 no-overload-manager EMC8002 memory-limit-too-small EMC8003 cpu-limit-present EMC8004 buffer-limits-default EMC8005 http2-limits EMC8006 rapid-reset-flags EMC8007 headers-underscores EMC8008 max-request-headers EMC8009 admin-exposed EMC8010 listener-idle EMC8012 module-value-invalid EMC8013 envoy-rejects EMC8014 envoy-warns EMC9001 api-version-v2 EMC9002 api-version-v1-v0 EMC9003 annotation-config EMC9004 error-response-overrides EMC9005 removed-field EMC9006 use-websocket EMC9007 edge-stack-only EMC9008 plugin-filter EMC9009 tracing-multiple EMC9010 service-plugin-invalid EMCD001 route-removed EMCD002 route-shadowed EMCD003 request-goes-elsewhere EMCD004 auth-weakened EMCD005 rate-limit-removed EMCD006 cleartext-enabled EMCD007 tls-minimum-lowered EMCD008 certificate-changed EMCD009 cors-widened EMCD010 timeout-or-retry-changed EMCD011 canary-step EMCD012 cluster-renamed EMCD013 listener-port-removed EMCD014 addresses-widened EMCD015 rate-limit-loosened" ;;
        rules) words="--format -h --help" operands="" ;;
        completion) words="-h --help" operands="bash zsh fish" ;;
        man) words="-h --help" operands="render serve lint baseline explain test graph diff rule rules completion man" ;;
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
