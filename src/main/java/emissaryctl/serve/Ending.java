package emissaryctl.serve;

/// How serving came to its end.
public enum Ending {
    /// Somebody ended it, or one pass was asked for and is done.
    DONE,
    /// In one pass: the input has errors, or nothing was published for another reason.
    FINDINGS,
    /// In one pass: the input cannot be read.
    UNREADABLE,
    /// The directory cannot be had or written.
    UNWRITABLE
}
