import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks by the client of Java 11 and newer, or, told `old`, by the one that there was before. */
public class Clients {
  public static void main(String[] args) throws Exception {
    String path = "/v26.0/me/conversations?fields=snippet&access_token=";
    URI uri = URI.create("https://graph.facebook.com" + path + System.getenv("ACCESS_TOKEN"));
    System.out.print(args.length > 0 ? byConnection(uri) : byClient(uri));
  }

  private static String byClient(URI uri) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static String byConnection(URI uri) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    try (InputStream body = connection.getInputStream()) {
      return new String(body.readAllBytes());
    }
  }
}
