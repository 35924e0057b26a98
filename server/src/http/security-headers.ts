import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Sets the headers that tell a browser to run only our own files and to send no referrer. */
export const securityHeaders = (isSecure: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // A club's other addresses under its domain are its own business.
    strictTransportSecurity: isSecure && { includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
    // Express sends no X-Powered-By, and the others were for browsers and plug-ins that no longer exist.
    xPoweredBy: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
