require "net/http"

token = ENV.fetch("ACCESS_TOKEN")
uri = URI("https://graph.facebook.com/v26.0/me/conversations?fields=snippet&access_token=#{token}")
print Net::HTTP.get(uri)
