# The official image of Flink with Tidemark's jobs. After ./mvnw -Dquick -DskipTests package:
#   docker build -t tidemark:0.1.0 .
FROM flink:2.2.0-java17

# File systems that checkpoints go to, from the image's own /opt/flink/opt, such as
#   --build-arg PLUGINS="flink-s3-fs-hadoop"
# Or leave it, and set ENABLE_BUILT_IN_PLUGINS=flink-s3-fs-hadoop-2.2.0.jar where the image runs.
ARG PLUGINS=""
RUN for plugin in $PLUGINS; do \
      mkdir -p "/opt/flink/plugins/$plugin" \
      && cp "/opt/flink/opt/$plugin"-[0-9]*.jar "/opt/flink/plugins/$plugin/" \
      || exit 1; \
    done

COPY --chown=9999:9999 src/job/target/tidemark-job.jar /opt/flink/usrlib/tidemark-job.jar

# The image's user flink, as a number, so that a cluster can see that it is not root.
USER 9999:9999
