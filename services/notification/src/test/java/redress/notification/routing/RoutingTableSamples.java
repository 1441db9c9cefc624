package redress.notification.routing;

/** The routing table for tests of other packages. */
public final class RoutingTableSamples {

    private RoutingTableSamples() {}

    public static RoutingTable table() {
        return new RoutingTable();
    }
}
