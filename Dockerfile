FROM python:3.12-slim
WORKDIR /app
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN pip install --no-cache-dir -r requirements.lock
COPY graph graph
COPY loaders loaders
COPY known known
COPY api api
RUN pip install --no-cache-dir --no-deps . \
    && useradd --create-home --uid 10001 ihuriro \
    && install -d -o ihuriro /workspace
USER ihuriro
ENV IHURIRO_WORKSPACE=/workspace
VOLUME /workspace
EXPOSE 8000
CMD ["ihuriro", "serve", "--host", "0.0.0.0", "--port", "8000"]
