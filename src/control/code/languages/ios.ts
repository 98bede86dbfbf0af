import { entriesOf, quotedInC } from '../quoted.ts';
import { allOf, type Language } from '../sample-call.ts';

/** The iOS SDK, in Objective-C as the source pages are. */
export const ios: Language = {
  name: 'iOS SDK',
  syntax: 'objc',
  hosts: ['facebook'],
  write(call) {
    const { method, path } = call;
    const pairs = allOf(call);
    const params = entriesOf(
      pairs,
      (name, value) => `@${quotedInC(name)}: @${quotedInC(value)},`,
      2,
    );
    const request = `/* make the API call */
FBSDKGraphRequest *request = [[FBSDKGraphRequest alloc]
                               initWithGraphPath:@${quotedInC(path)}
                                      parameters:params
                                      HTTPMethod:@"${method}"];
[request startWithCompletionHandler:^(FBSDKGraphRequestConnection *connection,
                                      id result,
                                      NSError *error) {
    // Handle the result
}];`;
    const given = `NSDictionary *params = @{${params === '' ? '' : `\n${params}`}};\n`;
    return {
      code: given + request,
      page: params === '' ? request : given + request,
      here: 'The simulator comes here by the Mac’s proxy: `convograph proxy`.',
    };
  },
};
