// One product, one country, one way to ship and to pay: what an order needs.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

process.env.SEEDING = '1';
const require = createRequire(import.meta.url);
const { bootstrap, LanguageCode } = require('@vendure/core');
const { populate } = require('@vendure/core/cli');
const { config } = await import('./server.mjs');

const initialData = {
  defaultLanguage: LanguageCode.en,
  defaultZone: 'Europe',
  countries: [{ name: 'Germany', code: 'DE', zone: 'Europe' }],
  taxRates: [{ name: 'Standard Tax', percentage: 19 }],
  shippingMethods: [{ name: 'Standard', price: 500 }],
  paymentMethods: [
    {
      name: 'Dummy',
      handler: {
        code: 'dummy-payment-handler',
        arguments: [{ name: 'automaticSettle', value: 'true' }],
      },
    },
  ],
  collections: [],
};
const products = new URL('./products.csv', import.meta.url).pathname;
writeFileSync(
  products,
  'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,' +
    'stockOnHand,trackInventory,variantAssets,variantFacets\n' +
    'Flyer,flyer,,,,,,FLYER,10,standard,1000000,false,,\n',
);
const app = await populate(() => bootstrap(config), initialData, products);
await app.close();
process.exit(0);
