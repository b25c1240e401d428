package emissaryctl.yaml;

/// The text of one document of a file, from its directives to its end mark, and the line of the file where it begins.
record DocumentText(String text, int firstLine) {}
