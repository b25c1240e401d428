package emissaryctl.diff;

import emissaryctl.diff.tree.ClusterItem;
import emissaryctl.diff.tree.HostPlace;
import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.RouteWords;
import java.util.List;
import java.util.Optional;

/// What a difference is about, as it is on both sides.
public sealed interface Subject {

    Layer layer();

    /// Its name in reports.
    String label();

    record OfItem(Optional<Item> before, Optional<Item> after) implements Subject {
        private Item item() {
            return after.or(() -> before).orElseThrow();
        }

        @Override
        public Layer layer() {
            return item().layer();
        }

        @Override
        public String label() {
            return item().label();
        }
    }

    record OfCluster(Optional<ClusterItem> before, Optional<ClusterItem> after) implements Subject {
        private ClusterItem cluster() {
            return after.or(() -> before).orElseThrow();
        }

        @Override
        public Layer layer() {
            return Layer.CLUSTER;
        }

        @Override
        public String label() {
            return cluster().target();
        }
    }

    /// `places` are those that the difference is about; `passed` is the route that this one changed places with.
    record OfRoute(
            Optional<RouteItem> before, Optional<RouteItem> after, List<HostPlace> places, Optional<RouteItem> passed)
            implements Subject {
        public OfRoute {
            places = List.copyOf(places);
        }

        public OfRoute(Optional<RouteItem> before, Optional<RouteItem> after, List<HostPlace> places) {
            this(before, after, places, Optional.empty());
        }

        /// The route on the new side, or else on the old one.
        public RouteItem route() {
            return after.or(() -> before).orElseThrow();
        }

        @Override
        public Layer layer() {
            return Layer.ROUTE;
        }

        @Override
        public String label() {
            return RouteWords.of(route());
        }
    }
}
