/* global SwaggerUIBundle */
SwaggerUIBundle({ dom_id: '#document', url: '/api/v1/openapi.json', deepLinking: true, validatorUrl: null });
