// Made by `node scripts/sdk-names.ts`: names only, as Meta's own SDK lists them.

/** The SDK that the names are from, and its version. */
export const SOURCE = 'facebook-nodejs-business-sdk 24.0.1';

/** The words of a text. */
const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

/** Fields and edges that Meta documents, by node type (wire.md 13.3 l). */
export const DOCUMENTED = {
  Page: {
    fields: words(`
      about access_token ad_campaign affiliation app_id artists_we_like attire
      available_promo_offer_ids awards band_interests band_members best_page bio birthday
      booking_agent breaking_news_usage built business can_checkin can_post category category_list
      checkins company_overview connected_instagram_account connected_page_backed_instagram_account
      contact_address copyright_attribution_insights copyright_whitelisted_ig_partners
      country_page_likes cover culinary_team current_location delivery_and_pickup_option_info
      description description_html differently_open_offerings directed_by display_subtext
      displayed_message_response_time does_viewer_have_page_permission_link_ig emails engagement
      fan_count featured_video features followers_count food_styles founded general_info
      general_manager genre global_brand_page_name global_brand_root_id has_added_app
      has_lead_access has_transitioned_to_new_page_experience has_whatsapp_business_number
      has_whatsapp_number hometown hours id impressum influences instagram_business_account
      is_always_open is_calling_eligible is_chain is_community_page is_eligible_for_branded_content
      is_eligible_for_disable_connect_ig_btn_for_non_page_admin_am_web
      is_messenger_bot_get_started_enabled is_messenger_platform_bot is_owned is_permanently_closed
      is_published is_unclaimed is_verified is_webhooks_subscribed keywords
      leadgen_tos_acceptance_time leadgen_tos_accepted leadgen_tos_accepting_user link location
      members merchant_id merchant_review_status messaging_feature_status
      messenger_ads_default_icebreakers messenger_ads_default_quick_replies
      messenger_ads_quick_replies_type mini_shop_storefront mission mpg name
      name_with_location_descriptor network new_like_count offer_eligible overall_star_rating
      owner_business page_token parent_page parking payment_options personal_info personal_interests
      pharma_safety_info phone pickup_options place_type plot_outline preferred_audience
      press_contact price_range privacy_info_url produced_by products promotion_eligible
      promotion_ineligible_reason public_transit rating_count recipient record_label release_date
      restaurant_services restaurant_specialties schedule screenplay_by season single_line_address
      starring start_info store_code store_location_descriptor store_number studio
      supports_donate_button_in_live_video talking_about_count temporary_status unread_message_count
      unread_notif_count unseen_message_count user_access_expire_time username verification_status
      voip_info website were_here_count whatsapp_number written_by`),
    edges: words(`
      ab_tests ads_eligibility ads_posts agencies albums ar_experience assigned_users blocked
      businessprojects call_to_actions canvas_elements canvases chat_plugin
      commerce_merchant_settings commerce_orders commerce_payouts commerce_transactions
      conversations crosspost_whitelisted_pages ctx_optimization_eligibility custom_labels
      custom_user_settings dataset events fantasy_games feed global_brand_children image_copyrights
      indexed_videos insights instagram_accounts leadgen_forms likes live_videos locations
      media_fingerprints message_templates messaging_feature_review messenger_call_settings
      messenger_lead_forms messenger_profile notification_message_tokens
      page_backed_instagram_accounts personas photos picture posts product_catalogs published_posts
      ratings roles rtb_dynamic_posts scheduled_posts secondary_receivers settings shop_setup_status
      store_locations stories subscribed_apps tabs tagged thread_owner threads video_copyright_rules
      video_lists video_reels videos visitor_posts welcome_message_flows`),
    posts: words(`
      . ab_tests acknowledge_orders agencies assigned_users blocked business_data
      business_messaging_feature_status calls canvas_elements canvases copyright_manual_claims
      custom_labels custom_user_settings dataset extend_thread_control feed image_copyrights
      leadgen_forms live_videos locations media_fingerprints message_attachments message_templates
      messages messenger_call_settings messenger_lead_forms messenger_profile moderate_conversations
      nlp_configs notification_messages_dev_support page_backed_instagram_accounts
      page_whatsapp_number_verification pass_thread_control personas photo_stories photos picture
      release_thread_control request_thread_control settings subscribed_apps take_thread_control
      unlink_accounts video_copyright_rules video_copyrights video_reels video_stories videos
      welcome_message_flows`),
    deletes: words(`
      agencies assigned_users blocked custom_user_settings locations message_templates
      messenger_profile subscribed_apps welcome_message_flows`),
  },
  User: {
    fields: words(`
      about age_range birthday client_business_id community cover currency education email
      favorite_athletes favorite_teams first_name gender hometown id inspirational_people
      install_type installed is_guest_user is_work_account languages last_name link
      local_news_megaphone_dismiss_status local_news_subscription_status locale location meeting_for
      middle_name name name_format payment_pricepoints political profile_pic quotes
      relationship_status religion shared_login_upgrade_required_by short_name significant_other
      sports supports_donate_button_in_live_video third_party_id timezone token_for_business
      updated_time verified video_upload_limits website`),
    edges: words(`
      accounts ad_studies adaccounts albums apprequestformerrecipients apprequests
      assigned_ad_accounts assigned_applications assigned_business_asset_groups assigned_pages
      assigned_product_catalogs assigned_whatsapp_business_accounts business_users businesses
      conversations custom_labels events feed friends fundraisers groups ids_for_apps
      ids_for_business ids_for_pages likes live_videos music payment_transactions permissions
      personal_ad_accounts photos picture posts rich_media_documents videos`),
    posts: words(`
      . access_tokens accounts ad_studies applications businesses feed fundraisers live_videos
      messenger_desktop_performance_traces messenger_kids_accounts_unread_badge notifications photos
      staging_resources videos`),
    deletes: words(`
      . access_tokens businesses permissions`),
  },
  IGUser: {
    fields: words(`
      biography business_discovery followers_count follows_count has_profile_pic id ig_id
      is_published legacy_instagram_user_id media_count mentioned_comment mentioned_media name
      owner_business profile_picture_url shopping_product_tag_eligibility shopping_review_status
      username website`),
    edges: words(`
      agencies authorized_adaccounts available_catalogs branded_content_ad_permissions
      branded_content_advertisable_medias branded_content_tag_approval catalog_product_search
      collaboration_invites connected_threads_user content_publishing_limit
      creator_marketplace_creators dataset insights instagram_backed_threads_user live_media media
      notification_message_tokens product_appeal recently_searched_hashtags scheduled_media stories
      tags upcoming_events welcome_message_flows`),
    posts: words(`
      authorized_adaccounts branded_content_ad_permissions branded_content_tag_approval
      collaboration_invites dataset instagram_backed_threads_user media media_publish mentions
      product_appeal upcoming_events`),
    deletes: words(`
      branded_content_tag_approval`),
  },
  IGUserForIGOnlyAPI: {
    fields: words(`
      account_type biography followers_count follows_count id media_count name profile_picture_url
      user_id username website`),
    edges: words(`
      business_messaging_feature_status content_publishing_limit conversations insights live_media
      media messenger_profile stories subscribed_apps tags welcome_message_flows`),
    posts: words(`
      media mediapublish mentions messageattachments messages messenger_profile subscribed_apps
      welcome_message_flows`),
    deletes: words(`
      messenger_profile subscribed_apps welcome_message_flows`),
  },
  Application: {
    fields: words(`
      aam_rules an_ad_space_limit an_platforms android_key_hash android_sdk_error_categories
      app_domains app_events_config app_events_feature_bitmask app_events_session_timeout
      app_install_tracked app_name app_signals_binding_ios app_type auth_dialog_data_help_url
      auth_dialog_headline auth_dialog_perms_explanation auth_referral_default_activity_privacy
      auth_referral_enabled auth_referral_extended_perms auth_referral_friend_perms
      auth_referral_response_type auth_referral_user_perms auto_event_mapping_android
      auto_event_mapping_ios auto_event_setup_enabled auto_log_app_events_default
      auto_log_app_events_enabled business canvas_fluid_height canvas_fluid_width canvas_url
      category client_config company configured_ios_sso contact_email created_time creator_uid
      daily_active_users daily_active_users_rank deauth_callback_url default_share_mode description
      enigma_config financial_id gdpv4_chrome_custom_tabs_enabled gdpv4_enabled gdpv4_nux_content
      gdpv4_nux_enabled has_messenger_product hosting_url icon_url id ios_bundle_id
      ios_sdk_dialog_flows ios_sdk_error_categories ios_sfvc_attr
      ios_supports_native_proxy_auth_flow ios_supports_system_auth ipad_app_store_id
      iphone_app_store_id latest_sdk_version link logging_token logo_url migrations
      mobile_profile_section_url mobile_web_url monthly_active_users monthly_active_users_rank name
      namespace object_store_urls owner_business page_tab_default_name page_tab_url photo_url
      privacy_policy_url profile_section_url property_id protected_mode_rules real_time_mode_devices
      restrictions restrictive_data_filter_params restrictive_data_filter_rules sdk_update_message
      seamless_login secure_canvas_url secure_page_tab_url server_ip_whitelist
      smart_login_bookmark_icon_url smart_login_menu_icon_url social_discovery subcategory
      suggested_events_setting supported_platforms supports_apprequests_fast_app_switch
      supports_attribution supports_implicit_sdk_logging suppress_native_ios_gdp
      terms_of_service_url url_scheme_suffix user_support_email user_support_url website_url
      weekly_active_users`),
    edges: words(`
      accounts ad_placement_groups adnetwork_placements adnetworkanalytics
      adnetworkanalytics_results aem_attribution aem_conversion_configs aem_conversion_filter
      agencies android_dialog_configs app_capi_settings app_event_types app_installed_groups
      appassets authorized_adaccounts button_auto_detection_device_selection cloudbridge_settings
      connected_client_businesses da_checks iap_purchases ios_dialog_configs linked_dataset
      mobile_sdk_gk monetized_digital_store_objects object_types objects permissions products
      purchases roles server_domain_infos sgw_dataset_status sgw_install_deferral_link
      subscribed_domains subscribed_domains_phishing subscriptions whatsapp_business_solutions`),
    posts: words(`
      . accounts activities adnetworkanalytics aem_conversions aem_skan_readiness aggregate_revenue
      app_indexing app_indexing_session app_push_device_token assets codeless_event_mappings
      domain_reports mmp_auditing monetized_digital_store_objects occludespopups subscriptions
      uploads whatsapp_business_solution`),
    deletes: words(`
      accounts subscriptions`),
  },
  UnifiedThread: {
    fields: words(`
      can_reply folder former_participants id is_owner is_subscribed link linked_group message_count
      name participants scoped_thread_key senders snippet unread_count updated_time wallpaper`),
    edges: words(`
      messages`),
    posts: words(`
`),
    deletes: words(`
`),
  },
  ProfilePictureSource: {
    fields: words(`
      bottom cache_key height is_silhouette left right top url width`),
    edges: words(`
`),
    posts: words(`
`),
    deletes: words(`
`),
  },
  PageCategory: {
    fields: words(`
      api_enum fb_page_categories id name`),
    edges: words(`
`),
    posts: words(`
`),
    deletes: words(`
`),
  },
} as const;
