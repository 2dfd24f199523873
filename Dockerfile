# A small image: `docker build -t dpc .`; docs/install.md says how to run it.
FROM python:3.13-slim AS build
WORKDIR /src
COPY constraints.txt pyproject.toml hatch_build.py README.md LICENSE ./
COPY bot ./bot
COPY config ./config
COPY handlers ./handlers
COPY storage ./storage
RUN python -m venv /opt/dpc && /opt/dpc/bin/pip install --no-cache-dir -c constraints.txt '.[report]'

FROM python:3.13-slim
RUN useradd --uid 10001 --create-home --home-dir /data dpc
COPY --from=build /opt/dpc /opt/dpc
ENV PATH="/opt/dpc/bin:$PATH" PYTHONUNBUFFERED=1 XDG_DATA_HOME=/data PORT=8000
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
# Of `dpc web`; `dpc worker` and `dpc socket` listen nowhere: run them with --no-healthcheck.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
CMD ["dpc", "web"]
