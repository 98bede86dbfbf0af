# The server in a container, over a store in a volume:
#
#   docker build -t convograph .
#   docker run -p 127.0.0.1:4004:4004 -v convograph:/data convograph
#   docker run -p 127.0.0.1:4004:4004 convograph demo --host 0.0.0.0 --data /data
#
# A test carries out these steps without Docker (test/package/); no image was built of them yet.

FROM node:26-slim AS build
WORKDIR /build
COPY . .
RUN npm ci --no-audit --no-fund
RUN npm pack --silent

FROM node:26-slim
WORKDIR /app
COPY --from=build /build/convograph-*.tgz ./
RUN npm install --no-audit --no-fund ./convograph-*.tgz && rm convograph-*.tgz
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production
USER node
VOLUME /data
EXPOSE 4004
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4004}/_convograph/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "node_modules/convograph/bin/convograph.js"]
CMD ["serve", "--host", "0.0.0.0", "--data", "/data"]
