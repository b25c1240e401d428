package emissaryctl.diff.tree;

/// One of the two configurations: its name in reports, its normal form, and what the user wrote.
public record Side(String name, Configuration configuration, Documents documents) {}
