/* global SwaggerUIBundle, document, matchMedia */
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();

SwaggerUIBundle({
  dom_id: '#document',
  url: '/api/v1/openapi.json',
  deepLinking: true,
  syntaxHighlight: { theme: 'monokai' },
  validatorUrl: null,
});
