const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text, uniqueItems: true };
const duration = { type: 'string', pattern: '^\\d+(ms|s|m|h)$' };
const only = (properties: Record<string, object>, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const healthcheck = only(
  {
    test: { type: 'array', items: text, minItems: 2, contains: { enum: ['CMD', 'CMD-SHELL'] } },
    interval: duration,
    timeout: duration,
    start_period: duration,
    retries: { type: 'integer', minimum: 1 },
  },
  ['test'],
);

const dependencies = {
  type: 'object',
  additionalProperties: only(
    { condition: { enum: ['service_started', 'service_healthy', 'service_completed_successfully'] } },
    ['condition'],
  ),
};

const service = {
  ...only({
    image: { type: 'string', pattern: '^[a-z0-9./-]+:[a-z0-9.-]+$' },
    build: text,
    command: texts,
    environment: { type: 'object', additionalProperties: { type: 'string' } },
    depends_on: dependencies,
    healthcheck,
    ports: texts,
    volumes: texts,
    networks: texts,
    user: text,
    read_only: { type: 'boolean' },
    tmpfs: texts,
    cap_drop: texts,
    cap_add: texts,
    deploy: only({ replicas: { type: 'string', pattern: '^0\\$\\{[A-Z]+:\\+1\\}$' } }),
    security_opt: texts,
    stop_grace_period: duration,
    restart: { enum: ['no', 'always', 'on-failure', 'unless-stopped'] },
  }),
  oneOf: [{ required: ['image'] }, { required: ['build'] }],
};

/** The part of the compose specification that is used here: what it does not name is a typing error. */
export const composeSchema = only(
  {
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' },
    services: { type: 'object', minProperties: 1, additionalProperties: service },
    networks: {
      type: 'object',
      additionalProperties: { ...only({ internal: { type: 'boolean' } }), type: ['object', 'null'] },
    },
    volumes: { type: 'object', additionalProperties: { type: 'null' } },
  },
  ['services'],
);

export type Compose = {
  services: Record<
    string,
    {
      image?: string;
      command?: string[];
      environment?: Record<string, string>;
      depends_on?: Record<string, { condition: string }>;
      healthcheck?: { test: string[] };
      ports?: string[];
      volumes?: string[];
      networks?: string[];
      read_only?: boolean;
      tmpfs?: string[];
      cap_drop?: string[];
      cap_add?: string[];
      deploy?: { replicas: string };
      security_opt?: string[];
    }
  >;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, null>;
};
