#compdef emissaryctl
# zsh completion; made by 'emissaryctl completion zsh'
_emissaryctl() {
    local -a commands flags
    commands=(
        'render:Compile resources into an Envoy configuration.'
        'lint:Find what is wrong or risky in resources.'
        'rule:Explain a finding: what, why, an example, what to do.'
        'rules:List everything that can be found.'
        'completion:Print the completion script of a shell.'
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
        completion) _values 'shell' bash zsh fish ;;
        render)
            shift words
            ((CURRENT--))
            _arguments -s \
                '-o[Write to FILE, whole or not at all, instead of standard output]:file:_files' \
                '--output=[Write to FILE, whole or not at all, instead of standard output]:file:_files' \
                '--format=[yaml or json]:value:(yaml json)' \
                '--lenient[Render in spite of errors, without the resources that have them, as Emissary would]' \
                '--profile=[What to do where Emissary is odd]:value:(recommended parity)' \
                '--namespace=[Emissary'\''s own namespace, and that of resources without one]:value: ' \
                '--ambassador-id=[The Emissary instance to compile for]:value: ' \
                '--single-namespace[Use resources of Emissary'\''s namespace only]' \
                '--bind-address=[Where listeners bind]:value: ' \
                '--loose-label-selectors[One matching label is enough for a selector]' \
                '--no-admin[Leave out Envoy'\''s admin interface]' \
                '--no-origin[Leave out which resource each listener, route and cluster came from]' \
                '--check[Have Envoy validate the result; envoy is looked for on the PATH]' \
                '--envoy=[The Envoy that validates the result; implies --check]:file:_files' \
                '--color=[Colour findings]:value:(auto always never)' \
                '-q[Say nothing but errors]' \
                '--quiet[Say nothing but errors]' \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '*:path:_files'
            ;;
        lint)
            shift words
            ((CURRENT--))
            _arguments -s \
                '-o[The report]:file:_files' \
                '--output=[The report]:file:_files' \
                '--fail-on=[Exit with 1 from this severity on]:file:_files' \
                '--fix[Repair what can be repaired without changing what already works, in the files]' \
                '--unsafe-fixes[With --fix or --diff]' \
                '--diff[Show what --fix would change and write nothing; exit with 1 when there is something]' \
                '--profile=[recommended]:value:(recommended parity)' \
                '--select=[Look for these alone]:file:_files' \
                '--extend-select=[Look for these, too]:file:_files' \
                '--ignore=[Do not look for these]:file:_files' \
                '--complete[The input is all there is]' \
                '--external-secrets=[Secrets that exist elsewhere]:file:_files' \
                '--external-services=[Services that exist elsewhere, likewise]:file:_files' \
                '--cert-warn-days=[Warn of certificates that end within DAYS]:file:_files' \
                '--baseline=[Leave out the findings that FILE knows; see '\''emissaryctl baseline'\'']:file:_files' \
                '--allow-suppress-security[Let suppressions in the source hide errors that expose traffic]' \
                '--config=[The configuration]:file:_files' \
                '--no-config[Read no configuration]' \
                '--stdin-filename=[What reports call the standard input]:file:_files' \
                '--namespace=[Emissary'\''s own namespace, and that of resources without one]:value: ' \
                '--ambassador-id=[The Emissary instance to compile for]:value: ' \
                '--single-namespace[Use resources of Emissary'\''s namespace only]' \
                '--bind-address=[Where listeners bind]:value: ' \
                '--loose-label-selectors[One matching label is enough for a selector]' \
                '--color=[Colour findings]:value:(auto always never)' \
                '-q[Say nothing but errors]' \
                '--quiet[Say nothing but errors]' \
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
                '*:path:_files'
            ;;
        rules)
            shift words
            ((CURRENT--))
            _arguments -s \
                '--format=[text]:value:(yaml json)' \
                '-h[Show this help]' \
                '--help[Show this help]' \
                '*:path:_files'
            ;;
    esac
}
if [ "$funcstack[1]" = "_emissaryctl" ]; then
    _emissaryctl "$@"
else
    compdef _emissaryctl emissaryctl
fi
