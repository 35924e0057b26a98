# This stage builds the pages, with everything that building needs.
FROM node:24-bookworm-slim AS pages
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.base.json ./
COPY shared shared
COPY server/package.json server/package.json
COPY client client
COPY scripts scripts
RUN npm ci && npm run build

# This stage installs only the packages that the server runs on. The image has its own Node 24.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/package.json
COPY server/package.json server/package.json
COPY client/package.json client/package.json
RUN npm ci --omit=dev --omit=optional

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production DATABASE_URL=sqlite:/data/paidup.db HOST=0.0.0.0 PORT=8080
# SQLite and the backups need a place to write to.
RUN install -d -m 0700 -o node -g node /data /backups
VOLUME /data /backups
# The whole folder is copied, since npm also keeps packages below server/.
COPY --from=packages /app ./
COPY shared shared
COPY server server
COPY scripts scripts
COPY --from=pages /app/client/dist client/dist
USER node
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=40s CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "--heap-growing-percent=100", "--v8-pool-size=2", "server/src/main.ts"]
