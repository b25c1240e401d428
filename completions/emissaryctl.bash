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
        COMPREPLY=($(compgen -W "render lint rule rules completion help --help --version" -- "$current"))
        return
    fi
    case $previous in
        --color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
        --format) COMPREPLY=($(compgen -W "yaml json" -- "$current")); return ;;
        --profile) COMPREPLY=($(compgen -W "recommended parity" -- "$current")); return ;;
        --namespace | --ambassador-id | --bind-address) return ;;
    esac
    local words=
    case ${COMP_WORDS[1]} in
        help) COMPREPLY=($(compgen -W "render lint rule rules completion help" -- "$current")); return ;;
        completion) words="bash zsh fish --help" ;;
        render) words="-o --output --format --lenient --profile --namespace --ambassador-id --single-namespace --bind-address --loose-label-selectors --no-admin --no-origin --check --envoy --color -q --quiet -h --help" ;;
        lint) words="-o --output --fail-on --fix --unsafe-fixes --diff --profile --select --extend-select --ignore --complete --external-secrets --external-services --cert-warn-days --baseline --allow-suppress-security --config --no-config --stdin-filename --namespace --ambassador-id --single-namespace --bind-address --loose-label-selectors --color -q --quiet -h --help" ;;
        rule) words="-h --help" ;;
        rules) words="--format -h --help" ;;
    esac
    if [[ $current == -* || ${COMP_WORDS[1]} == completion ]]; then
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    else
        IFS=$'\n'
        COMPREPLY=($(compgen -f -- "$current"))
    fi
}
complete -o filenames -F _emissaryctl emissaryctl
