import { z } from 'zod';

const statusSchema = z.object({ message: z.string(), reason: z.string().optional() });

/** A request that the API answered with anything but success. `message` is the API's own. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** The API's word for the kind of failure, e.g. `AlreadyExists`; empty where it gave none. */
  readonly reason: string;

  /** @param status HTTP status code @param body what the API answered: a `Status` object, or any text */
  constructor(status: number, body: string) {
    const parsed = readStatus(body);
    super(parsed.message);
    this.status = status;
    this.reason = parsed.reason ?? '';
  }

  /** Whether an admission webhook, not the API, failed to answer: nobody has judged the object. */
  get isWebhookFailure(): boolean {
    return this.status === 500 && this.message.includes('failed calling webhook');
  }
}

function readStatus(body: string): z.infer<typeof statusSchema> {
  try {
    return statusSchema.parse(JSON.parse(body));
  } catch {
    return { message: body.trim() === '' ? 'no further explanation' : body.trim() };
  }
}
