package convograph;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Leads calls of Meta's hosts to the proxy of {@code convograph run}, and leaves all others to the
 * selector that there was. Java's properties name one proxy for every host, and java.net.http sends a
 * proxy no credential that its builder was not given.
 *
 * <p>Java 8 and newer load it; {@code node scripts/java-agent.ts} makes agent.jar of it.
 */
public final class MetaHosts extends ProxySelector {
  private final ProxySelector before;
  private final List<Proxy> proxy;
  private final List<String> hosts;

  private MetaHosts(ProxySelector before, Proxy proxy, List<String> hosts) {
    this.before = before;
    this.proxy = Collections.singletonList(proxy);
    this.hosts = hosts;
  }

  /** @param words the port of the proxy on this machine, and the hosts, with commas */
  public static void premain(String words) {
    List<String> list = Arrays.asList(words.split(","));
    SocketAddress address = new InetSocketAddress("127.0.0.1", Integer.parseInt(list.get(0)));
    Proxy proxy = new Proxy(Proxy.Type.HTTP, address);
    List<String> hosts = list.subList(1, list.size());
    ProxySelector.setDefault(new MetaHosts(ProxySelector.getDefault(), proxy, hosts));
  }

  @Override
  public List<Proxy> select(URI uri) {
    if (isHttp(uri.getScheme()) && uri.getHost() != null) {
      if (hosts.contains(uri.getHost().toLowerCase(Locale.ROOT))) return proxy;
    }
    return before == null ? Collections.singletonList(Proxy.NO_PROXY) : before.select(uri);
  }

  private static boolean isHttp(String scheme) {
    return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    if (before != null) before.connectFailed(uri, address, failure);
  }
}
