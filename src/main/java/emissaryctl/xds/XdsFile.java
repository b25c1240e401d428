package emissaryctl.xds;

import com.google.protobuf.Message;

/// A file: its name and what stands in it. `secret` says that a private key does.
public record XdsFile(String name, Message content, boolean secret) {}
