import { z } from 'zod';

const label = '[A-Za-z0-9](?:[-A-Za-z0-9_]*[A-Za-z0-9])?';
const domainName = new RegExp(`^(?:\\*\\.)?(?:${label}\\.)+${label}\\.?$`);

/** A domain name of at least two labels; `*.` before it stands for one or more labels. */
export const domainNameSchema = z.string().refine((text) => domainName.test(text), {
  error: (issue) => `${JSON.stringify(issue.input)} is not a domain name; write one such as example.com or *.example.com`,
});
