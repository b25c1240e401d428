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
                '--complete[The input is all there is]' \
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
