# The image of mapd: the page, the program, and nothing else. It runs as an
# ordinary user and needs no place to write when its store is a database.
#
#     docker build -t mapd .

FROM golang:1.26-bookworm AS source
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .

FROM source AS look
RUN GOOS=js GOARCH=wasm go build -trimpath -ldflags='-s -w' -o /look/look.wasm ./web/app/wasm \
 && gzip -9n /look/look.wasm && cp "$(go env GOROOT)/lib/wasm/wasm_exec.js" /look/

FROM node:22-bookworm-slim AS page
WORKDIR /src/web/app
COPY web/app/package.json web/app/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web/app ./
COPY --from=look /look wasm/built
RUN npm run build

FROM source AS program
COPY --from=page /src/web/app/dist web/app/dist
RUN CGO_ENABLED=0 go build -trimpath -o /mapd ./cmd/mapd

FROM scratch
COPY --from=program /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=program /mapd /mapd
USER 65532:65532
ENV MAPD_LISTEN=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["/mapd", "health"]
ENTRYPOINT ["/mapd"]
CMD ["serve"]
