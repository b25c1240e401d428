/// Rules about upstreams, resolvers and TCP (EMC7).
@NullMarked
package emissaryctl.lint.upstream;

import org.jspecify.annotations.NullMarked;
