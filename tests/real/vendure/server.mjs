// A Vendure server with order states of a print shop, for the tests; loopback and a file only.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const {
  bootstrap,
  configureDefaultOrderProcess,
  DefaultLogger,
  dummyPaymentHandler,
  LogLevel,
} = require('@vendure/core');

const printStates = {
  transitions: {
    PaymentSettled: { to: ['InPrepress', 'OnHold'], mergeStrategy: 'merge' },
    InPrepress: { to: ['Printing', 'OnHold', 'Cancelled'] },
    Printing: { to: ['Finishing', 'OnHold', 'Cancelled'] },
    Finishing: { to: ['Shipped', 'OnHold', 'Cancelled'] },
    OnHold: { to: ['InPrepress', 'Printing', 'Finishing', 'Cancelled'] },
    Shipped: { to: ['Delivered', 'Cancelled'], mergeStrategy: 'merge' },
  },
};

export const config = {
  apiOptions: {
    port: Number(process.env.PORT),
    hostname: '127.0.0.1',
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
  },
  authOptions: {
    tokenMethod: ['bearer'],
    superadminCredentials: { identifier: 'tests', password: process.env.SHOP_PASSWORD },
    cookieOptions: { secret: 'tests' },
  },
  dbConnectionOptions: {
    type: 'sqljs',
    synchronize: true,
    autoSave: true,
    location: process.env.SHOP_DATABASE,
    logging: false,
  },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  orderOptions: {
    process: [
      configureDefaultOrderProcess({
        checkFulfillmentStates: false,
        checkAllItemsBeforeCancel: false,
      }),
      printStates,
    ],
  },
  logger: new DefaultLogger({ level: LogLevel.Error }),
  plugins: [],
};

if (!process.env.SEEDING) {
  await bootstrap(config);
  console.log('READY');
}
