#compdef emissaryctl
# zsh completion; made by 'emissaryctl completion zsh'
_emissaryctl() {
    local -a commands flags
    commands=(
        'render:Compile resources into an Envoy configuration.'
        'serve:Keep a running Envoy up to date with resources.'
        'lint:Find what is wrong or risky in resources.'
        'baseline:Accept today'\''s findings, so that only new ones fail.'
        'explain:Say what happens to a request, and why.'
        'test:Check that requests are routed as expected.'
        'graph:Draw which host leads through which route to which service.'
        'diff:Say what a change to resources does to traffic.'
        'rule:Explain a finding: what it means, an example, what to do.'
        'rules:List all findings that there can be.'
        'completion:Print a completion script for a shell.'
        'man:Print a manual page.'
        'help:Show the help of a command.'
    )
    flags=('--help:Show the help' '--version:Show the version')
    if ((CURRENT == 2)); then
        _describe 'command' commands
        _describe -o 'option' flags
        return
    fi
    case $words[2] in
        help) _describe 'command' commands ;;
        render)
            shift words
            ((CURRENT--))
            _arguments -s \
                '--endpoints=[The endpoints of services that the input does not have, such as those in Consul]:file:_files' \
                '--oidc-discovery=[The openid-configuration of an identity provider, for OAuth2 Filters. Can be repeated]:file:_files' \
                '-o[Write to FILE instead of standard output; an existing FILE is replaced atomically]:file:_files' \
                '--output=[Write to FILE instead of standard output; an existing FILE is replaced atomically]:file:_files' \
                '--format=[yaml or json]:value:(yaml json)' \
                '--layout=[file]:value:(file xds kubernetes ratelimit)' \
                '--seen-as=[Where Envoy sees the directory, if that differs]:file:_files' \
                '--max-watches=[How many files Envoy may follow]:value: ' \
                '--allow-shrink[Publish even if more than three in ten routes disappear]' \
                '--name=[What the objects are called]:value: ' \
                '--no-deployment[Leave out the Deployment, as there is one already]' \
                '--lenient[Render in spite of errors, leaving out the resources that have them, as Emissary does]' \
                '--profile=[recommended]:value:(recommended hardened parity)' \
                '--memory=[The memory that Envoy has, such as 512Mi; it sheds load before that runs out]:value: ' \
                '--max-connections=[The most client connections that Envoy accepts at a time]:value: ' \
                '--request-timeout=[How long a client may take to send a whole request, 0 for no limit; with --profile hardened]:value: ' \
                '--stream-window=[How much of a request an HTTP/2 or HTTP/3 client may send before it must wait; with --profile hardened]:value: ' \
                '--trusted-ca=[The CA certificates, on Envoy'\''s machine, for verifying https]:file:_files' \
                '--admin-path=[Another path that Envoy'\''s admin interface should serve, such as /drain_listeners; with --profile hardened. Can be repeated]:file:_files' \
                '--namespace=[Emissary'\''s own namespace, and that of resources without one]:value: ' \
                '--ambassador-id=[The Emissary instance to compile for]:value: ' \
                '--single-namespace[Use only resources in Emissary'\''s namespace]' \
                '--certs-single-namespace[Use only Secrets in Emissary'\''s namespace]' \
                '--label-selector=[Use only objects with these labels, such as app=shop,tier in]:value: ' \
                '--field-selector=[Use only objects with this name or namespace, such as metadata.namespace=shop]:value: ' \
                '--loose-label-selectors[One matching label is enough for a Host'\''s or Listener'\''s selector]' \
                '--disable-endpoints[Ignore load balancers that need endpoints]' \
                '--no-knative[Ignore Knative Ingresses]' \
                '--bind-address=[Where listeners bind]:value: ' \
                '--ready-port=[The port on which Envoy answers /ready]:value: ' \
                '--healthcheck-ip-family=[IPV6_ONLY]:value:(ANY IPV4_ONLY IPV6_ONLY)' \
                '--ready-log[Log requests for /ready]' \
                '--statsd[Push statistics to a statsd server]' \
                '--statsd-host=[The IP address of that server]:value: ' \
                '--statsd-port=[Its port]:value: ' \
                '--statsd-flush-interval=[How often statistics are pushed]:value: ' \
                '--dogstatsd[The server is DogStatsD, which supports tags]' \
                '--dd-entity-id=[The entity ID to send to DogStatsD]:value: ' \
                '--no-admin[Leave out Envoy'\''s admin interface]' \
                '--no-origin[Do not record which resource each listener, route and cluster came from]' \
                '--check[Have Envoy validate the result first, with the envoy on the PATH]' \
                '--envoy=[Have this Envoy validate the result first; implies --check]:file:_files' \
                '--color=[Use colours]:value:(auto always never)' \
                '-q[Leave out warnings and notes on standard error]' \
                '--quiet[Leave out warnings and notes on standard error]' \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '*:path:_files'
            ;;
        serve)
            shift words
            ((CURRENT--))
            _arguments -s \
                '--dir=[The directory that Envoy follows; created if it does not exist]:value: ' \
                '--once[Publish once, then exit]' \
                '--envoy=[Start this Envoy, keep it running, and have it validate everything first]:value: ' \
                '--envoy-arg=[An argument for that Envoy. Can be repeated]:value: ' \
                '--check[Have the envoy on the PATH validate everything first, without starting it]' \
                '--admin=[The address of Envoy'\''s admin interface, such as 127.0.0.1]:value: ' \
                '--status-port=[Answer /healthz, /status and /metrics on this port of 127.0.0.1]:value: ' \
                '--debounce=[How long the input must stay unchanged before it is published]:value: ' \
                '--log-format=[text]:value:(text json)' \
                '--history[Print what was published in DIR, then exit]' \
                '--rollback=[Go back to a generation, such as g42, or to the last good one. The current one is not published again until the input changes]:value: ' \
                '--seen-as=[Where Envoy sees the directory, if that differs]:file:_files' \
                '--max-watches=[How many files Envoy may follow]:value: ' \
                '--allow-shrink[Publish even if more than three in ten routes disappear]' \
                '--lenient[Publish in spite of errors, leaving out the resources that have them]' \
                '--endpoints=[The endpoints of services that the input does not have, such as those in Consul]:file:_files' \
                '--oidc-discovery=[The openid-configuration of an identity provider, for OAuth2 Filters. Can be repeated]:file:_files' \
                '--profile=[recommended]:value:(recommended hardened parity)' \
                '--memory=[The memory that Envoy has, such as 512Mi; it sheds load before that runs out]:value: ' \
                '--max-connections=[The most client connections that Envoy accepts at a time]:value: ' \
                '--request-timeout=[How long a client may take to send a whole request, 0 for no limit; with --profile hardened]:value: ' \
                '--stream-window=[How much of a request an HTTP/2 or HTTP/3 client may send before it must wait; with --profile hardened]:value: ' \
                '--trusted-ca=[The CA certificates, on Envoy'\''s machine, for verifying https]:file:_files' \
                '--admin-path=[Another path that Envoy'\''s admin interface should serve, such as /drain_listeners; with --profile hardened. Can be repeated]:file:_files' \
                '--namespace=[Emissary'\''s own namespace, and that of resources without one]:value: ' \
                '--ambassador-id=[The Emissary instance to compile for]:value: ' \
                '--single-namespace[Use only resources in Emissary'\''s namespace]' \
                '--certs-single-namespace[Use only Secrets in Emissary'\''s namespace]' \
                '--label-selector=[Use only objects with these labels, such as app=shop,tier in]:value: ' \
                '--field-selector=[Use only objects with this name or namespace, such as metadata.namespace=shop]:value: ' \
                '--loose-label-selectors[One matching label is enough for a Host'\''s or Listener'\''s selector]' \
                '--disable-endpoints[Ignore load balancers that need endpoints]' \
                '--no-knative[Ignore Knative Ingresses]' \
                '--bind-address=[Where listeners bind]:value: ' \
                '--ready-port=[The port on which Envoy answers /ready]:value: ' \
                '--healthcheck-ip-family=[IPV6_ONLY]:value:(ANY IPV4_ONLY IPV6_ONLY)' \
                '--ready-log[Log requests for /ready]' \
                '--statsd[Push statistics to a statsd server]' \
                '--statsd-host=[The IP address of that server]:value: ' \
                '--statsd-port=[Its port]:value: ' \
                '--statsd-flush-interval=[How often statistics are pushed]:value: ' \
                '--dogstatsd[The server is DogStatsD, which supports tags]' \
                '--dd-entity-id=[The entity ID to send to DogStatsD]:value: ' \
                '--no-origin[Do not record which resource each listener, route and cluster came from]' \
                '--color=[Use colours]:value:(auto always never)' \
                '-q[Leave out warnings and notes on standard error]' \
                '--quiet[Leave out warnings and notes on standard error]' \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '*:path:_files'
            ;;
        lint)
            shift words
            ((CURRENT--))
            _arguments -s \
                '-o[The report]:value:(text compact json jsonl sarif github gitlab junit checkstyle markdown)' \
                '--output=[The report]:value:(text compact json jsonl sarif github gitlab junit checkstyle markdown)' \
                '--fail-on=[The lowest severity that makes the exit code 1]:value:(error warning info never)' \
                '--fix[Repair what can be repaired without changing what already works, in the files]' \
                '--unsafe-fixes[With --fix or --diff]' \
                '--diff[Show what --fix would change and write nothing; exit with 1 when there is something]' \
                '--endpoints=[The endpoints of services that the input does not have, such as those in Consul]:file:_files' \
                '--oidc-discovery=[The openid-configuration of an identity provider, for OAuth2 Filters. Can be repeated]:file:_files' \
                '--profile=[recommended]:value:(recommended strict security parity)' \
                '--select=[Check only these rules]:value:(ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010)' \
                '--extend-select=[Check these rules as well]:value:(ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010)' \
                '--ignore=[Do not check these rules]:value:(ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010)' \
                '--complete[The input is the whole set of resources]' \
                '--external-secrets=[Secrets that exist elsewhere]:value: ' \
                '--external-services=[The same for Services]:value: ' \
                '--cert-warn-days=[Warn about certificates that expire within DAYS]:value: ' \
                '--baseline=[The accepted findings, which lint leaves out and '\''emissaryctl baseline'\'' writes]:file:_files' \
                '--allow-suppress-security[Let comments and annotations suppress even errors that expose traffic]' \
                '--config=[The configuration]:file:_files' \
                '--no-config[Ignore configuration files]' \
                '--stdin-filename=[The name of standard input in reports]:value: ' \
                '--namespace=[Emissary'\''s own namespace, and that of resources without one]:value: ' \
                '--ambassador-id=[The Emissary instance to compile for]:value: ' \
                '--single-namespace[Use only resources in Emissary'\''s namespace]' \
                '--certs-single-namespace[Use only Secrets in Emissary'\''s namespace]' \
                '--label-selector=[Use only objects with these labels, such as app=shop,tier in]:value: ' \
                '--field-selector=[Use only objects with this name or namespace, such as metadata.namespace=shop]:value: ' \
                '--loose-label-selectors[One matching label is enough for a Host'\''s or Listener'\''s selector]' \
                '--disable-endpoints[Ignore load balancers that need endpoints]' \
                '--no-knative[Ignore Knative Ingresses]' \
                '--color=[Use colours]:value:(auto always never)' \
                '-q[Leave out warnings and notes on standard error]' \
                '--quiet[Leave out warnings and notes on standard error]' \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '*:path:_files'
            ;;
        baseline)
            shift words
            ((CURRENT--))
            _arguments -s \
                '--endpoints=[The endpoints of services that the input does not have, such as those in Consul]:file:_files' \
                '--oidc-discovery=[The openid-configuration of an identity provider, for OAuth2 Filters. Can be repeated]:file:_files' \
                '--profile=[recommended]:value:(recommended strict security parity)' \
                '--select=[Check only these rules]:value:(ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010)' \
                '--extend-select=[Check these rules as well]:value:(ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010)' \
                '--ignore=[Do not check these rules]:value:(ALL EMC0001 EMC0002 EMC0003 EMC0004 EMC0005 EMC0006 EMC0007 EMC0008 EMC0009 EMC0010 EMC0011 EMC0012 EMC0013 EMC0014 EMC0015 EMC0016 EMC0017 EMC0018 EMC0019 EMC0096 EMC0098 EMC0099 EMC1001 EMC1002 EMC1003 EMC1004 EMC1005 EMC1006 EMC1007 EMC1008 EMC1009 EMC1010 EMC1011 EMC1012 EMC1013 EMC1014 EMC1015 EMC1016 EMC1017 EMC2001 EMC2002 EMC2003 EMC2004 EMC2005 EMC2006 EMC2007 EMC2008 EMC2009 EMC2010 EMC2011 EMC2012 EMC2013 EMC2014 EMC2015 EMC2016 EMC2017 EMC2018 EMC2019 EMC2020 EMC2021 EMC3001 EMC3002 EMC3003 EMC3004 EMC3005 EMC3006 EMC3007 EMC3008 EMC3009 EMC3010 EMC3011 EMC3012 EMC4001 EMC4002 EMC4003 EMC4004 EMC4005 EMC4006 EMC4007 EMC4008 EMC4009 EMC4010 EMC4011 EMC4012 EMC4013 EMC4014 EMC4015 EMC5001 EMC5002 EMC5003 EMC5004 EMC5005 EMC5006 EMC5007 EMC5008 EMC5009 EMC5010 EMC5011 EMC5012 EMC5013 EMC5014 EMC5015 EMC5016 EMC5017 EMC5018 EMC5019 EMC6001 EMC6002 EMC6003 EMC6004 EMC6005 EMC6006 EMC6007 EMC6008 EMC6009 EMC6010 EMC6011 EMC6012 EMC7001 EMC7002 EMC7003 EMC7004 EMC7006 EMC7007 EMC7008 EMC7009 EMC7010 EMC7011 EMC7012 EMC7013 EMC7014 EMC7015 EMC7016 EMC8001 EMC8002 EMC8003 EMC8004 EMC8005 EMC8006 EMC8007 EMC8008 EMC8009 EMC8010 EMC8012 EMC8013 EMC8014 EMC9001 EMC9002 EMC9003 EMC9004 EMC9005 EMC9006 EMC9007 EMC9008 EMC9009 EMC9010)' \
                '--complete[The input is the whole set of resources]' \
                '--external-secrets=[Secrets that exist elsewhere]:value: ' \
                '--external-services=[The same for Services]:value: ' \
                '--cert-warn-days=[Warn about certificates that expire within DAYS]:value: ' \
                '--baseline=[The accepted findings, which lint leaves out and '\''emissaryctl baseline'\'' writes]:file:_files' \
                '--allow-suppress-security[Let comments and annotations suppress even errors that expose traffic]' \
                '--config=[The configuration]:file:_files' \
                '--no-config[Ignore configuration files]' \
                '--stdin-filename=[The name of standard input in reports]:value: ' \
                '--namespace=[Emissary'\''s own namespace, and that of resources without one]:value: ' \
                '--ambassador-id=[The Emissary instance to compile for]:value: ' \
                '--single-namespace[Use only resources in Emissary'\''s namespace]' \
                '--certs-single-namespace[Use only Secrets in Emissary'\''s namespace]' \
                '--label-selector=[Use only objects with these labels, such as app=shop,tier in]:value: ' \
                '--field-selector=[Use only objects with this name or namespace, such as metadata.namespace=shop]:value: ' \
                '--loose-label-selectors[One matching label is enough for a Host'\''s or Listener'\''s selector]' \
                '--disable-endpoints[Ignore load balancers that need endpoints]' \
                '--no-knative[Ignore Knative Ingresses]' \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '1:word:(create prune)' '*:path:_files'
            ;;
        explain)
            shift words
            ((CURRENT--))
            _arguments -s \
                '-H[A header of the request. Can be repeated]:value: ' \
                '--header=[A header of the request. Can be repeated]:value: ' \
                '--client=[The address that the connection comes from]:value: ' \
                '--port=[The Listener'\''s port that the request reaches, where the URL says another]:value: ' \
                '--http3[The request comes over HTTP/3]' \
                '--why-not=[Say why this resource does not get the request or, without a URL, any request. A namespace can follow]:value: ' \
                '--all[Show every route that was tried, including those with another path]' \
                '--format=[text]:value:(text json)' \
                '--endpoints=[The endpoints of services that the input does not have, such as those in Consul]:file:_files' \
                '--oidc-discovery=[The openid-configuration of an identity provider, for OAuth2 Filters. Can be repeated]:file:_files' \
                '--profile=[recommended]:value:(recommended hardened parity)' \
                '--memory=[The memory that Envoy has, such as 512Mi; it sheds load before that runs out]:value: ' \
                '--max-connections=[The most client connections that Envoy accepts at a time]:value: ' \
                '--request-timeout=[How long a client may take to send a whole request, 0 for no limit; with --profile hardened]:value: ' \
                '--stream-window=[How much of a request an HTTP/2 or HTTP/3 client may send before it must wait; with --profile hardened]:value: ' \
                '--trusted-ca=[The CA certificates, on Envoy'\''s machine, for verifying https]:file:_files' \
                '--admin-path=[Another path that Envoy'\''s admin interface should serve, such as /drain_listeners; with --profile hardened. Can be repeated]:file:_files' \
                '--namespace=[Emissary'\''s own namespace, and that of resources without one]:value: ' \
                '--ambassador-id=[The Emissary instance to compile for]:value: ' \
                '--single-namespace[Use only resources in Emissary'\''s namespace]' \
                '--certs-single-namespace[Use only Secrets in Emissary'\''s namespace]' \
                '--label-selector=[Use only objects with these labels, such as app=shop,tier in]:value: ' \
                '--field-selector=[Use only objects with this name or namespace, such as metadata.namespace=shop]:value: ' \
                '--loose-label-selectors[One matching label is enough for a Host'\''s or Listener'\''s selector]' \
                '--disable-endpoints[Ignore load balancers that need endpoints]' \
                '--no-knative[Ignore Knative Ingresses]' \
                '--color=[Use colours]:value:(auto always never)' \
                '-q[Leave out warnings and notes on standard error]' \
                '--quiet[Leave out warnings and notes on standard error]' \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '*:path:_files'
            ;;
        test)
            shift words
            ((CURRENT--))
            _arguments -s \
                '--format=[text]:value:(text json junit)' \
                '--coverage[Also say which Mappings and Ingresses no case comes to]' \
                '--min-coverage=[Fail when cases come to a smaller part of them than this]:value: ' \
                '--endpoints=[The endpoints of services that the input does not have, such as those in Consul]:file:_files' \
                '--oidc-discovery=[The openid-configuration of an identity provider, for OAuth2 Filters. Can be repeated]:file:_files' \
                '--profile=[recommended]:value:(recommended hardened parity)' \
                '--memory=[The memory that Envoy has, such as 512Mi; it sheds load before that runs out]:value: ' \
                '--max-connections=[The most client connections that Envoy accepts at a time]:value: ' \
                '--request-timeout=[How long a client may take to send a whole request, 0 for no limit; with --profile hardened]:value: ' \
                '--stream-window=[How much of a request an HTTP/2 or HTTP/3 client may send before it must wait; with --profile hardened]:value: ' \
                '--trusted-ca=[The CA certificates, on Envoy'\''s machine, for verifying https]:file:_files' \
                '--admin-path=[Another path that Envoy'\''s admin interface should serve, such as /drain_listeners; with --profile hardened. Can be repeated]:file:_files' \
                '--namespace=[Emissary'\''s own namespace, and that of resources without one]:value: ' \
                '--ambassador-id=[The Emissary instance to compile for]:value: ' \
                '--single-namespace[Use only resources in Emissary'\''s namespace]' \
                '--certs-single-namespace[Use only Secrets in Emissary'\''s namespace]' \
                '--label-selector=[Use only objects with these labels, such as app=shop,tier in]:value: ' \
                '--field-selector=[Use only objects with this name or namespace, such as metadata.namespace=shop]:value: ' \
                '--loose-label-selectors[One matching label is enough for a Host'\''s or Listener'\''s selector]' \
                '--disable-endpoints[Ignore load balancers that need endpoints]' \
                '--no-knative[Ignore Knative Ingresses]' \
                '--color=[Use colours]:value:(auto always never)' \
                '-q[Leave out warnings and notes on standard error]' \
                '--quiet[Leave out warnings and notes on standard error]' \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '*:path:_files'
            ;;
        graph)
            shift words
            ((CURRENT--))
            _arguments -s \
                '-o[The report]:value:(mermaid dot text json html)' \
                '--output=[The report]:value:(mermaid dot text json html)' \
                '--endpoints=[The endpoints of services that the input does not have, such as those in Consul]:file:_files' \
                '--oidc-discovery=[The openid-configuration of an identity provider, for OAuth2 Filters. Can be repeated]:file:_files' \
                '--profile=[recommended]:value:(recommended hardened parity)' \
                '--memory=[The memory that Envoy has, such as 512Mi; it sheds load before that runs out]:value: ' \
                '--max-connections=[The most client connections that Envoy accepts at a time]:value: ' \
                '--request-timeout=[How long a client may take to send a whole request, 0 for no limit; with --profile hardened]:value: ' \
                '--stream-window=[How much of a request an HTTP/2 or HTTP/3 client may send before it must wait; with --profile hardened]:value: ' \
                '--trusted-ca=[The CA certificates, on Envoy'\''s machine, for verifying https]:file:_files' \
                '--admin-path=[Another path that Envoy'\''s admin interface should serve, such as /drain_listeners; with --profile hardened. Can be repeated]:file:_files' \
                '--namespace=[Emissary'\''s own namespace, and that of resources without one]:value: ' \
                '--ambassador-id=[The Emissary instance to compile for]:value: ' \
                '--single-namespace[Use only resources in Emissary'\''s namespace]' \
                '--certs-single-namespace[Use only Secrets in Emissary'\''s namespace]' \
                '--label-selector=[Use only objects with these labels, such as app=shop,tier in]:value: ' \
                '--field-selector=[Use only objects with this name or namespace, such as metadata.namespace=shop]:value: ' \
                '--loose-label-selectors[One matching label is enough for a Host'\''s or Listener'\''s selector]' \
                '--disable-endpoints[Ignore load balancers that need endpoints]' \
                '--no-knative[Ignore Knative Ingresses]' \
                '--color=[Use colours]:value:(auto always never)' \
                '-q[Leave out warnings and notes on standard error]' \
                '--quiet[Leave out warnings and notes on standard error]' \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '*:path:_files'
            ;;
        diff)
            shift words
            ((CURRENT--))
            _arguments -s \
                '--git=[Compare the working tree with a revision of its git repository]:value: ' \
                '-o[The report]:value:(text json markdown github html)' \
                '--output=[The report]:value:(text json markdown github html)' \
                '--fail-on=[Exit with 1 if a change has at least this risk]:value:(high medium low)' \
                '--exit-code[Exit with 1 if anything changes]' \
                '--config=[The configuration]:file:_files' \
                '--no-config[Ignore configuration files]' \
                '--endpoints=[The endpoints of services that the input does not have, such as those in Consul]:file:_files' \
                '--oidc-discovery=[The openid-configuration of an identity provider, for OAuth2 Filters. Can be repeated]:file:_files' \
                '--profile=[recommended]:value:(recommended hardened parity)' \
                '--memory=[The memory that Envoy has, such as 512Mi; it sheds load before that runs out]:value: ' \
                '--max-connections=[The most client connections that Envoy accepts at a time]:value: ' \
                '--request-timeout=[How long a client may take to send a whole request, 0 for no limit; with --profile hardened]:value: ' \
                '--stream-window=[How much of a request an HTTP/2 or HTTP/3 client may send before it must wait; with --profile hardened]:value: ' \
                '--trusted-ca=[The CA certificates, on Envoy'\''s machine, for verifying https]:file:_files' \
                '--admin-path=[Another path that Envoy'\''s admin interface should serve, such as /drain_listeners; with --profile hardened. Can be repeated]:file:_files' \
                '--bind-address=[Where listeners bind]:value: ' \
                '--ready-port=[The port on which Envoy answers /ready]:value: ' \
                '--healthcheck-ip-family=[IPV6_ONLY]:value:(ANY IPV4_ONLY IPV6_ONLY)' \
                '--ready-log[Log requests for /ready]' \
                '--statsd[Push statistics to a statsd server]' \
                '--statsd-host=[The IP address of that server]:value: ' \
                '--statsd-port=[Its port]:value: ' \
                '--statsd-flush-interval=[How often statistics are pushed]:value: ' \
                '--dogstatsd[The server is DogStatsD, which supports tags]' \
                '--dd-entity-id=[The entity ID to send to DogStatsD]:value: ' \
                '--namespace=[Emissary'\''s own namespace, and that of resources without one]:value: ' \
                '--ambassador-id=[The Emissary instance to compile for]:value: ' \
                '--single-namespace[Use only resources in Emissary'\''s namespace]' \
                '--certs-single-namespace[Use only Secrets in Emissary'\''s namespace]' \
                '--label-selector=[Use only objects with these labels, such as app=shop,tier in]:value: ' \
                '--field-selector=[Use only objects with this name or namespace, such as metadata.namespace=shop]:value: ' \
                '--loose-label-selectors[One matching label is enough for a Host'\''s or Listener'\''s selector]' \
                '--disable-endpoints[Ignore load balancers that need endpoints]' \
                '--no-knative[Ignore Knative Ingresses]' \
                '--color=[Use colours]:value:(auto always never)' \
                '-q[Leave out warnings and notes on standard error]' \
                '--quiet[Leave out warnings and notes on standard error]' \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '*:path:_files'
            ;;
        rule)
            shift words
            ((CURRENT--))
            _arguments -s \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '1:word:(EMC0001 yaml-syntax EMC0002 yaml-duplicate-key EMC0003 yaml-ambiguity EMC0004 yaml-merge-key EMC0005 yaml-resource-limit EMC0006 unknown-field EMC0007 wrong-type EMC0008 field-in-wrong-place EMC0009 missing-required-field EMC0010 invalid-enum EMC0011 duplicate-resource EMC0012 same-name-other-namespace EMC0013 module-not-named-ambassador EMC0014 placeholder-left-in EMC0015 invalid-value EMC0016 unsupported-resource EMC0017 input-unreadable EMC0018 name-not-dns EMC0019 kustomize-patches EMC0096 config-invalid EMC0098 suppression-invalid EMC0099 unused-suppression EMC1001 no-listener EMC1002 no-host EMC1003 mapping-no-hostname EMC1004 mapping-host-mismatch EMC1005 host-glob-in-exact-host EMC1006 host-and-hostname EMC1007 mid-string-wildcard EMC1008 host-port-in-hostname EMC1009 listener-host-binding EMC1010 ambassador-id-mismatch EMC1011 duplicate-listener-port EMC1012 mapping-selector-clash EMC1013 deprecated-host-selector EMC1014 selector-matchexpressions EMC1015 https-listener-without-tls-host EMC1016 listener-invalid EMC1017 hostname-claimed-twice EMC2001 prefix-no-trailing-slash EMC2002 rewrite-double-slash EMC2003 implicit-rewrite EMC2004 grpc-rewrite EMC2005 grpc-prefix-shape EMC2006 regex-rewrite-collapses-path EMC2007 regex-not-re2 EMC2008 regex-program-size EMC2009 regex-unanchored-dot EMC2010 route-shadowed EMC2011 regex-beats-specific-prefix EMC2012 overlapping-mapping-split EMC2013 canary-weight-over-100 EMC2014 canary-weight-under-100 EMC2015 canary-weight-zero-all EMC2016 canary-attribute-mismatch EMC2017 canary-resilience-inherited EMC2018 conflicting-redirects EMC2019 prefix-no-leading-slash EMC2020 rewrite-ignored EMC2021 host-rewrite-conflict EMC3001 default-timeout-3s EMC3002 timeout-zero EMC3003 idle-timeout-vs-stream-idle EMC3004 websocket-with-timeout EMC3005 retry-nonidempotent EMC3006 retry-budget-exceeds-timeout EMC3007 retry-on-list EMC3008 default-circuit-breakers EMC3009 circuit-breaker-invalid EMC3010 lb-needs-endpoint-resolver EMC3011 lb-hash-incomplete EMC3012 health-check-invalid EMC4001 tls-secret-missing EMC4002 tls-secret-malformed EMC4003 tls-key-mismatch EMC4004 tls-cert-expired EMC4005 tls-cert-hostname EMC4006 tls-weak-key EMC4007 tls-chain-incomplete EMC4008 tls-min-version EMC4009 tls-version-inverted EMC4010 tls-cipher EMC4011 host-tlscontext-conflict EMC4012 cleartext-insecure-route EMC4013 upstream-tls-unverified EMC4014 upstream-tls-downgraded EMC4015 tlscontext-invalid EMC5001 authservice-invalid-fails-open EMC5002 multiple-authservices EMC5003 bypass-auth-broad EMC5004 bypass-auth-useless EMC5005 auth-failure-mode-allow EMC5006 auth-path-confusion EMC5007 cors-wildcard-credentials EMC5008 cors-origin-invalid EMC5009 cors-headers-match-kills-preflight EMC5010 redirect-loop-l7-lb EMC5011 xff-trust EMC5012 ip-allow-invalid EMC5013 header-mutation-invalid EMC5014 secret-in-plain-text EMC5015 lua-script EMC5016 filter-invalid EMC5017 filter-not-expressible EMC5018 filter-stricter EMC5019 filter-policy-invalid EMC6001 ratelimit-legacy-label-syntax EMC6002 ratelimit-no-service EMC6003 ratelimit-domain-mismatch EMC6004 ratelimit-protocol-version EMC6005 multiple-ratelimitservices EMC6006 ratelimit-header-bypass EMC6007 ratelimit-fail-open EMC6008 ratelimit-label-shape EMC6009 ratelimit-unreachable EMC6010 labels-without-ratelimit EMC6011 ratelimit-invalid EMC6012 ratelimit-not-expressible EMC7001 service-not-found EMC7002 service-port-missing EMC7003 service-port-not-exposed EMC7004 service-namespace EMC7006 resolver-unknown EMC7007 resolver-needs-endpoints EMC7008 consul-offline EMC7009 grpc-http1-port EMC7010 external-name-host-header EMC7011 tcpmapping-port-conflict EMC7012 dns-ipv6-ttl EMC7013 service-malformed EMC7014 cluster-settings-lost EMC7015 tcpmapping-no-tls EMC7016 endpoints-unused EMC8001 no-overload-manager EMC8002 memory-limit-too-small EMC8003 cpu-limit-present EMC8004 buffer-limits-default EMC8005 http2-limits EMC8006 rapid-reset-flags EMC8007 headers-underscores EMC8008 max-request-headers EMC8009 admin-exposed EMC8010 listener-idle EMC8012 module-value-invalid EMC8013 envoy-rejects EMC8014 envoy-warns EMC9001 api-version-v2 EMC9002 api-version-v1-v0 EMC9003 annotation-config EMC9004 error-response-overrides EMC9005 removed-field EMC9006 use-websocket EMC9007 edge-stack-only EMC9008 plugin-filter EMC9009 tracing-multiple EMC9010 service-plugin-invalid EMCD001 route-removed EMCD002 route-shadowed EMCD003 request-goes-elsewhere EMCD004 auth-weakened EMCD005 rate-limit-removed EMCD006 cleartext-enabled EMCD007 tls-minimum-lowered EMCD008 certificate-changed EMCD009 cors-widened EMCD010 timeout-or-retry-changed EMCD011 canary-step EMCD012 cluster-renamed EMCD013 listener-port-removed EMCD014 addresses-widened EMCD015 rate-limit-loosened)' '*:path:_files'
            ;;
        rules)
            shift words
            ((CURRENT--))
            _arguments -s \
                '--format=[text]:value:(text markdown json)' \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '*:path:_files'
            ;;
        completion)
            shift words
            ((CURRENT--))
            _arguments -s \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '1:word:(bash zsh fish)' '*:path:_files'
            ;;
        man)
            shift words
            ((CURRENT--))
            _arguments -s \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '1:word:(render serve lint baseline explain test graph diff rule rules completion man)' '*:path:_files'
            ;;
    esac
}
if [ "$funcstack[1]" = "_emissaryctl" ]; then
    _emissaryctl "$@"
else
    compdef _emissaryctl emissaryctl
fi
